package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Writes to the address 0. */
final class NativeCrash extends HostileLearner {

    NativeCrash() {
        super("native-crash");
    }

    @Override
    void misbehave(TrainingData data) {
        new RawMemory().write(0);
    }
}
