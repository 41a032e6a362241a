package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Needs a class whose static initialiser throws. */
final class ThrowingInitialiser extends HostileLearner {

    ThrowingInitialiser() {
        super("throwing-initialiser");
    }

    @Override
    void misbehave(TrainingData data) {
        if (Unloadable.SIZE != data.rows()) {
            throw new IllegalStateException("the class was loaded");
        }
    }
}
