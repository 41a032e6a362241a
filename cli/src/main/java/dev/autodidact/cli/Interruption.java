package dev.autodidact.cli;

import dev.autodidact.core.engine.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C into a stop that keeps what was found: the process waits until the verb has written its results. */
final class Interruption implements AutoCloseable {

    /** The longest that Ctrl-C waits for results. */
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    Interruption(StopSignal stop, Runnable said) {
        hook = new Thread(() -> {
            if (finished.getCount() == 0) {
                return;
            }
            said.run();
            stop.stop();
            try {
                boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assert inTime || finished.getCount() > 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
