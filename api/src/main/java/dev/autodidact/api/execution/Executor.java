package dev.autodidact.api.execution;

import java.util.concurrent.CompletableFuture;

/** Runs trials somewhere: on threads, in worker processes, on a cluster. */
public interface Executor extends AutoCloseable {

    /** {@return the id, such as {@code threads}} */
    String id();

    /**
     * Makes ready to run trials of one task.
     *
     * @param runner runs a trial
     * @param parallelism how many trials may run at once, at least 1
     * @return the opened execution
     */
    Execution open(TrialRunner runner, int parallelism);

    /** Frees what outlives the executions, such as processes; whatever still runs is stopped. */
    @Override
    default void close() {}

    /** Trials of one task on their way. Thread-safe. */
    interface Execution extends AutoCloseable {

        /**
         * Hands in a trial. The future completes normally, within the trial's limit and a short grace: whatever the
         * trial does becomes an {@link Outcome}. Only where the executor itself cannot go on does it complete with an
         * {@link dev.autodidact.api.AutodidactException}.
         *
         * @param request the trial
         * @return how it ends
         */
        CompletableFuture<Outcome> submit(TrialRequest request);

        /** Stops all trials and frees everything. */
        @Override
        void close();
    }
}
