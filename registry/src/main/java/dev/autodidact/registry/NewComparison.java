package dev.autodidact.registry;

import java.util.List;
import java.util.Map;

/**
 * A comparison of strategies on a suite as it enters the registry.
 *
 * @param suite the id of the suite
 * @param suiteVersion the version of the suite
 * @param strategies the ids of the strategies, in the order in which the report lists them
 * @param seeds the seeds of the repetitions
 * @param budget the budget of each run, in words
 * @param command the command that repeats the comparison
 * @param environment versions, machine and the like, by name
 */
public record NewComparison(
        String suite,
        String suiteVersion,
        List<String> strategies,
        List<Long> seeds,
        String budget,
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
     * @param command see above
     * @param environment see above
     */
    public NewComparison {
        strategies = List.copyOf(strategies);
        seeds = List.copyOf(seeds);
        environment = Map.copyOf(environment);
    }
}
