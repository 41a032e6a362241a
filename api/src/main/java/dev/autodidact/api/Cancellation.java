package dev.autodidact.api;

/**
 * Asks a computation to stop: because its deadline has passed, because somebody said so, or because its thread was
 * interrupted. Thread-safe.
 */
public final class Cancellation {

    private final long deadlineNanos;
    private final boolean bounded;
    private volatile boolean cancelled;

    private Cancellation(long deadlineNanos, boolean bounded) {
        this.deadlineNanos = deadlineNanos;
        this.bounded = bounded;
    }

    /** {@return a cancellation without a deadline} */
    public static Cancellation none() {
        return new Cancellation(0, false);
    }

    /**
     * {@return a cancellation whose deadline lies this far ahead}
     *
     * @param nanoseconds from now
     */
    public static Cancellation after(long nanoseconds) {
        return new Cancellation(System.nanoTime() + nanoseconds, true);
    }

    /** Asks the computation to stop. */
    public void cancel() {
        cancelled = true;
    }

    /** {@return whether the computation should stop now; cheap enough for an inner loop of some microseconds} */
    public boolean requested() {
        return cancelled
                || Thread.currentThread().isInterrupted()
                || (bounded && System.nanoTime() - deadlineNanos >= 0);
    }

    /**
     * Does nothing, or throws where the computation should stop.
     *
     * @throws InterruptedException where {@link #requested}
     */
    public void check() throws InterruptedException {
        if (requested()) {
            throw new InterruptedException("cancelled");
        }
    }
}
