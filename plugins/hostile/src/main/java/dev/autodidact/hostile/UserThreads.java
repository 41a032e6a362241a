package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Fits soundly, and leaves threads behind that keep the process from ending. */
final class UserThreads extends HostileLearner {

    UserThreads() {
        super("user-threads");
    }

    @Override
    void misbehave(TrainingData data) {
        for (int i = 0; i < 3; i++) {
            Thread.ofPlatform().daemon(false).start(new Spin());
        }
    }
}
