package dev.autodidact.core.engine;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.space.Configuration;

/**
 * The seed of a trial. It derives from the run's seed and the configuration, not from the trial's number: two strategies
 * that propose the same configuration on the same task and seed get the same answer, so that their comparison is paired.
 */
public final class TrialSeed {

    private TrialSeed() {}

    /**
     * {@return the seed of a trial}
     *
     * @param run the seed of its run
     * @param configuration what it evaluates
     */
    public static long of(long run, Configuration configuration) {
        return Seeds.derive(run, "trial", configuration.toJson());
    }
}
