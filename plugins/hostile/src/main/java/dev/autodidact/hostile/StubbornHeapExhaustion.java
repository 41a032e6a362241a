package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Takes heap until there is none, keeps what it has, and tries again. */
final class StubbornHeapExhaustion extends HostileLearner {

    StubbornHeapExhaustion() {
        super("stubborn-heap-exhaustion");
    }

    @Override
    void misbehave(TrainingData data) {
        Hoard hoard = new Hoard();
        for (long failures = 0; failures >= 0; failures++) {
            try {
                hoard.grow();
            } catch (OutOfMemoryError swallowed) {
                Thread.onSpinWait();
            }
        }
    }
}
