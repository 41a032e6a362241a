package dev.autodidact.registry;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A comparison of strategies on a suite as it enters the registry.
 *
 * @param suite the id of the suite
 * @param suiteVersion the version of the suite
 * @param strategies the ids of the strategies, in the order in which the report lists them
 * @param seeds the seeds of the repetitions
 * @param budget the budget of each run, in words
 * @param mostTasks how many of the tasks that strategies are judged on were to be taken
 * @param trialLimitSeconds the longest that a trial may take
 * @param teaches the comparison whose strategies learn from this one, which is only for that; empty where this one is
 *     judged
 * @param command the command that repeats the comparison
 * @param environment versions, machine and the like, by name
 */
public record NewComparison(
        String suite,
        String suiteVersion,
        List<String> strategies,
        List<Long> seeds,
        String budget,
        int mostTasks,
        double trialLimitSeconds,
        OptionalLong teaches,
        String command,
        Map<String, String> environment) {

    /**
     * Copies lists and map.
     *
     * @param suite see above
     * @param suiteVersion see above
     * @param strategies see above
     * @param seeds see above
     * @param budget see above
     * @param mostTasks see above
     * @param trialLimitSeconds see above
     * @param teaches see above
     * @param command see above
     * @param environment see above
     */
    public NewComparison {
        strategies = List.copyOf(strategies);
        seeds = List.copyOf(seeds);
        environment = Map.copyOf(environment);
    }

    /**
     * {@return a comparison that is only there to learn from}
     *
     * @param comparison the comparison whose strategies learn from it
     */
    public NewComparison teaching(long comparison) {
        return new NewComparison(
                suite,
                suiteVersion,
                strategies,
                seeds,
                budget,
                mostTasks,
                trialLimitSeconds,
                OptionalLong.of(comparison),
                command,
                environment);
    }
}
