package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.runtime.plugin.Thrown;
import java.time.Duration;

/** What a trial's exception says about the trial. */
public final class Failures {

    private Failures() {}

    /**
     * {@return the failure}
     *
     * @param error what the trial threw
     * @param cancellation the trial's; where it was asked to stop, its exception says no more than that
     * @param limit the longest that the trial was to take
     */
    public static Failure of(Throwable error, Cancellation cancellation, Duration limit) {
        return switch (error) {
            case InvalidOutputException invalid ->
                new Failure(Failure.Kind.INVALID_OUTPUT, String.valueOf(invalid.getMessage()), "");
            case OutOfMemoryError memory ->
                new Failure(Failure.Kind.OUT_OF_MEMORY, Thrown.message(memory), Thrown.trace(memory));
            default ->
                cancellation.requested()
                        ? timeout(limit)
                        : new Failure(Failure.Kind.EXCEPTION, Thrown.message(error), Thrown.trace(error));
        };
    }

    /**
     * {@return the failure of a trial that was stopped at its limit}
     *
     * @param limit the limit
     */
    public static Failure timeout(Duration limit) {
        return new Failure(Failure.Kind.TIMEOUT, "stopped at its limit of " + limit.toMillis() / 1000.0 + " s", "");
    }
}
