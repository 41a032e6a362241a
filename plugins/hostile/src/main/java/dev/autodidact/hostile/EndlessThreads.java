package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Starts threads until there can be no more. */
final class EndlessThreads extends HostileLearner {

    EndlessThreads() {
        super("endless-threads");
    }

    @Override
    void misbehave(TrainingData data) {
        for (long started = 0; started >= 0; started++) {
            Thread.ofPlatform().daemon().start(new Sleep());
        }
    }
}
