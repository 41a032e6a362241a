package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Fits soundly, and leaves daemon threads behind that compute for ever. */
final class DaemonThreads extends HostileLearner {

    DaemonThreads() {
        super("daemon-threads");
    }

    @Override
    void misbehave(TrainingData data) {
        for (int i = 0; i < 3; i++) {
            Thread.ofPlatform().daemon().start(new Spin());
        }
    }
}
