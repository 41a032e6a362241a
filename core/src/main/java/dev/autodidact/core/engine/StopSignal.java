package dev.autodidact.core.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends a run: from outside (Ctrl-C), or at its deadline. Thread-safe. */
public final class StopSignal {

    private static final Duration FOREVER = Duration.ofDays(365);

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Optional<Long> deadlineNanos;
    private final Optional<StopSignal> parent;

    private StopSignal(Optional<Long> deadlineNanos, Optional<StopSignal> parent) {
        this.deadlineNanos = deadlineNanos;
        this.parent = parent;
    }

    /**
     * {@return a signal that fires by itself after a time}
     *
     * @param time from now; never, where empty
     */
    public static StopSignal after(Optional<Duration> time) {
        return new StopSignal(deadline(time), Optional.empty());
    }

    /** {@return a signal that fires only when it is told to} */
    public static StopSignal manual() {
        return after(Optional.empty());
    }

    /**
     * {@return a signal that fires when this one does, or after a time}
     *
     * @param time from now; never by itself, where empty
     */
    public StopSignal within(Optional<Duration> time) {
        return new StopSignal(deadline(time), Optional.of(this));
    }

    private static Optional<Long> deadline(Optional<Duration> time) {
        return time.filter(duration -> duration.compareTo(FOREVER) < 0)
                .map(duration -> System.nanoTime() + duration.toNanos());
    }

    /** Fires. */
    public void stop() {
        stopped.set(true);
    }

    /** {@return whether somebody called {@link #stop} on this signal or the one it came from} */
    public boolean stoppedByHand() {
        return stopped.get() || parent.map(StopSignal::stoppedByHand).orElse(false);
    }

    /** {@return the time left until the deadline: a year where there is none, at least zero; zero once stopped} */
    public Duration left() {
        if (stoppedByHand()) {
            return Duration.ZERO;
        }
        Duration own = deadlineNanos
                .map(deadline -> Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))
                .orElse(FOREVER);
        Duration parents = parent.map(StopSignal::left).orElse(FOREVER);
        return own.compareTo(parents) <= 0 ? own : parents;
    }

    /** {@return whether to stop now} */
    public boolean fired() {
        return left().isZero();
    }
}
