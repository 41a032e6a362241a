package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Ends the process without its shutdown hooks. */
final class RuntimeHalt extends HostileLearner {

    RuntimeHalt() {
        super("runtime-halt");
    }

    @Override
    void misbehave(TrainingData data) {
        Runtime.getRuntime().halt(9);
    }
}
