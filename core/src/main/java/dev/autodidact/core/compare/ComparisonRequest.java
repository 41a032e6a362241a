package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.strategy.Budget;
import java.time.Duration;
import java.util.List;

/**
 * What to compare.
 *
 * @param suite the suite's name
 * @param mostTasks how many of the tasks that strategies are judged on to take, from the first
 * @param strategies the strategies, as people name them
 * @param budget what each strategy may take on each task and seed
 * @param seeds the seeds
 * @param trialLimit the longest a trial may take
 * @param threads how many runs go on at the same time
 * @param effort the share of their full effort that adaptations take to learn, above 0 and at most 1
 * @param command how to repeat the comparison
 * @param resume whether to go on with the latest comparison in the registry that compares the same, if there is one:
 *     runs that have ended are kept, one that was cut off goes on after its last stored trial
 */
public record ComparisonRequest(
        String suite,
        int mostTasks,
        List<String> strategies,
        Budget budget,
        List<Long> seeds,
        Duration trialLimit,
        int threads,
        double effort,
        String command,
        boolean resume) {

    /**
     * Checks the numbers and copies the lists, leaving out repeats.
     *
     * @param suite see above
     * @param mostTasks see above
     * @param strategies see above
     * @param budget see above
     * @param seeds see above
     * @param trialLimit see above
     * @param threads see above
     * @param effort see above
     * @param command see above
     * @param resume see above
     * @throws AutodidactException of kind CALLER where there is nothing to compare, or a number is not positive
     */
    public ComparisonRequest {
        strategies = strategies.stream().distinct().toList();
        seeds = seeds.stream().distinct().toList();
        if (strategies.isEmpty() || seeds.isEmpty()) {
            throw AutodidactException.caller("a comparison needs at least one strategy and one seed");
        }
        if (mostTasks < 1 || threads < 1 || !trialLimit.isPositive()) {
            throw AutodidactException.caller("a comparison needs at least 1 task (not " + mostTasks
                    + "), 1 thread (not " + threads + ") and time for a trial (not " + trialLimit + ")");
        }
        if (!(effort > 0 && effort <= 1)) {
            throw AutodidactException.caller(
                    "the effort of learning is a share above 0 and at most 1, such as 0.01 for a" + " quick look, not "
                            + effort);
        }
    }

    /** {@return what a strategy may take, in words} */
    String allowance() {
        return effort == 1 ? budget.toString() : budget + ", effort " + effort;
    }
}
