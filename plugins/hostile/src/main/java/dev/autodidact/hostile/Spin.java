package dev.autodidact.hostile;

import java.util.concurrent.atomic.AtomicLong;

/** Computes for ever. */
final class Spin implements Runnable {

    private final AtomicLong turns = new AtomicLong();

    @Override
    public void run() {
        while (turns.incrementAndGet() != 0) {
            Thread.onSpinWait();
        }
    }
}
