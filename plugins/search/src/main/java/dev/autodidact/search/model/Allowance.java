package dev.autodidact.search.model;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;

/** What a search may spend on one trial. Not thread-safe. */
public interface Allowance {

    /** Permits everything. */
    Allowance UNLIMITED = new Allowance() {
        @Override
        public void observed(Observation trial) {}

        @Override
        public boolean permits(Configuration configuration) {
            return true;
        }
    };

    /**
     * Takes note of what a trial took.
     *
     * @param trial a trial that ended
     */
    void observed(Observation trial);

    /**
     * {@return whether a trial is expected to be worth its cost}
     *
     * @param configuration what would be tried
     */
    boolean permits(Configuration configuration);
}
