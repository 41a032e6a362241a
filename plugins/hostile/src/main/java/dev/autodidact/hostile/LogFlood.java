package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.logging.Logger;

/** Writes gigabytes to every place where a program may speak, then fits soundly. */
final class LogFlood extends HostileLearner {

    private static final int MEGABYTES = 1_000;

    LogFlood() {
        super("log-flood");
    }

    @Override
    void misbehave(TrainingData data) {
        byte[] line = new byte[1 << 20];
        Arrays.fill(line, (byte) '!');
        line[line.length - 1] = '\n';
        String text = "?".repeat(1 << 16);
        Logger log = Logger.getLogger("hostile");
        try (FileOutputStream raw = new FileOutputStream(FileDescriptor.out)) {
            for (int i = 0; i < MEGABYTES; i++) {
                raw.write(line);
                System.out.write(line, 0, line.length);
                System.err.write(line, 0, line.length);
                log.severe(text);
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
