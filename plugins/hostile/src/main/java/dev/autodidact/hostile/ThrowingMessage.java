package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Throws what throws when it is asked for its message. */
final class ThrowingMessage extends HostileLearner {

    ThrowingMessage() {
        super("throwing-message");
    }

    @Override
    void misbehave(TrainingData data) {
        throw new UnspeakableException();
    }
}
