package dev.autodidact.api.execution;

import dev.autodidact.api.Cancellation;

/** Runs trials of one task in the calling thread; it holds the task's data. Thread-safe. */
@FunctionalInterface
public interface TrialRunner {

    /**
     * Runs a trial.
     *
     * @param request the trial
     * @param cancellation passes at the trial's limit
     * @return how it ended
     * @throws Exception where the trial failed; the executor turns it into {@link Outcome.Failed}
     */
    Outcome run(TrialRequest request, Cancellation cancellation) throws Exception;
}
