package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Starts a process and leaves it behind. */
final class ChildProcess extends HostileLearner {

    /** Odd, so that a test can tell it from other people's. */
    private static final String SECONDS = "1007";

    ChildProcess() {
        super("child-process");
    }

    @Override
    void misbehave(TrainingData data) {
        try {
            new ProcessBuilder("sleep", SECONDS).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
