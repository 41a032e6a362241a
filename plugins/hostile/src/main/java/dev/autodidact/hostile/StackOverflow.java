package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Calls itself until the stack ends. */
final class StackOverflow extends HostileLearner {

    StackOverflow() {
        super("stack-overflow");
    }

    @Override
    void misbehave(TrainingData data) {
        if (depth(data, 0) < 0) {
            throw new IllegalStateException("the stack has no end");
        }
    }

    private static long depth(TrainingData data, long above) {
        return data.rows() < 0 ? above : 1 + depth(data, above + 1);
    }
}
