package dev.autodidact.core.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a process prints, so that it never waits for a reader, and remembers the end of it. Thread-safe. */
final class OutputTail {

    private static final int KEPT_BYTES = 4096;

    private final byte[] ring = new byte[KEPT_BYTES];
    private long length;
    private final Thread reader;

    OutputTail(InputStream output) {
        reader = Thread.ofPlatform().daemon().name("worker-output").start(() -> drain(output));
    }

    private void drain(InputStream output) {
        byte[] chunk = new byte[1 << 16];
        try (output) {
            for (int count = output.read(chunk); count >= 0; count = output.read(chunk)) {
                keep(chunk, count);
            }
        } catch (IOException e) {
            // the process is gone
        }
    }

    private synchronized void keep(byte[] chunk, int count) {
        for (int i = Math.max(0, count - KEPT_BYTES); i < count; i++) {
            ring[(int) (length++ % KEPT_BYTES)] = chunk[i];
        }
    }

    /** {@return the last few kilobytes, once the process has ended} */
    String text() throws InterruptedException {
        reader.join(1000);
        synchronized (this) {
            int kept = (int) Math.min(length, KEPT_BYTES);
            byte[] bytes = new byte[kept];
            for (int i = 0; i < kept; i++) {
                bytes[i] = ring[(int) ((length - kept + i) % KEPT_BYTES)];
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
