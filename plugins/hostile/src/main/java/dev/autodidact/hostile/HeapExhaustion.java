package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Takes heap until there is none. */
final class HeapExhaustion extends HostileLearner {

    HeapExhaustion() {
        super("heap-exhaustion");
    }

    @Override
    void misbehave(TrainingData data) {
        new Hoard().grow();
    }
}
