package dev.autodidact.core.engine;

import dev.autodidact.api.strategy.Observation;
import java.util.OptionalInt;

/**
 * Hears of every trial once it is durable, in the order of the trials, from the thread that runs the search. Where a run
 * is gone on with, the trials that are stored already come first.
 */
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

    /**
     * Hears, before any trial, that a run begins.
     *
     * @param stored how many trials earlier processes have left; empty where the run is new
     */
    default void began(OptionalInt stored) {}

    /**
     * {@return a listener that tells this one, then another}
     *
     * @param next the other
     */
    default TrialListener before(TrialListener next) {
        TrialListener first = this;
        return new TrialListener() {
            @Override
            public void began(OptionalInt stored) {
                first.began(stored);
                next.began(stored);
            }

            @Override
            public void ended(Observation observation) {
                first.ended(observation);
                next.ended(observation);
            }
        };
    }
}
