package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Never looks whether it should stop. */
final class InfiniteLoop extends HostileLearner {

    InfiniteLoop() {
        super("infinite-loop");
    }

    @Override
    void misbehave(TrainingData data) {
        new Spin().run();
    }
}
