package dev.autodidact.registry;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A run of one strategy on one task as it enters the registry.
 *
 * @param comparison the comparison it belongs to; empty for a run of its own
 * @param task the id of the task, which must be known already
 * @param strategy the id of the strategy
 * @param seed the run's seed
 * @param budget the budget, in words
 * @param knowledge the SHA-256 of the knowledge used; empty where there is none
 * @param learnedFrom what the strategy learned from, in words; empty where it learned nothing
 * @param learningSeconds wall-clock seconds that learning took
 * @param referenceLoss the held-out loss of the constant predictor, or the loss at the start of an objective; NaN where
 *     unknown
 * @param slots how many trials may be under way
 * @param environment versions, machine and the like, by name
 */
public record NewRun(
        OptionalLong comparison,
        String task,
        String strategy,
        long seed,
        String budget,
        String knowledge,
        String learnedFrom,
        double learningSeconds,
        double referenceLoss,
        int slots,
        Map<String, String> environment) {

    /**
     * Copies the map.
     *
     * @param comparison see above
     * @param task see above
     * @param strategy see above
     * @param seed see above
     * @param budget see above
     * @param knowledge see above
     * @param learnedFrom see above
     * @param learningSeconds see above
     * @param referenceLoss see above
     * @param slots see above
     * @param environment see above
     */
    public NewRun {
        environment = Map.copyOf(environment);
    }
}
