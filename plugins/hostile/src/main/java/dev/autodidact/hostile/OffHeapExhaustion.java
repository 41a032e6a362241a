package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Takes memory that the limit of the heap does not count, and touches it. */
final class OffHeapExhaustion extends HostileLearner {

    private static final long CHUNK = 16L << 20;

    OffHeapExhaustion() {
        super("off-heap-exhaustion");
    }

    @Override
    void misbehave(TrainingData data) {
        RawMemory memory = new RawMemory();
        for (long taken = 0; taken >= 0; taken++) {
            memory.take(CHUNK);
        }
    }
}
