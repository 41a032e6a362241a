package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;

/** Ends the process as programs do. */
final class SystemExit extends HostileLearner {

    SystemExit() {
        super("system-exit");
    }

    @Override
    void misbehave(TrainingData data) {
        System.exit(7);
    }
}
