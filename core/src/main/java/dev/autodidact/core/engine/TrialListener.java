package dev.autodidact.core.engine;

import dev.autodidact.api.strategy.Observation;

/** Hears of every trial as it ends, in the order of the trials, from the thread that runs the search. */
@FunctionalInterface
public interface TrialListener {

    /** Hears nothing. */
    TrialListener NONE = observation -> {};

    /**
     * Hears of a trial.
     *
     * @param observation the trial, with its predictions
     */
    void ended(Observation observation);
}
