package dev.autodidact.registry;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which runs to compare: those of which all holds that is given.
 *
 * @param comparison the comparison that they belong to
 * @param runs their ids; empty for any
 * @param tasks the ids of their tasks; empty for any
 * @param strategies their strategies; empty for any
 * @param suite the suite of their tasks
 * @param budget their budget, in words
 */
public record RunFilter(
        OptionalLong comparison,
        Set<Long> runs,
        Set<String> tasks,
        Set<String> strategies,
        Optional<String> suite,
        Optional<String> budget) {

    /**
     * Copies the sets.
     *
     * @param comparison see above
     * @param runs see above
     * @param tasks see above
     * @param strategies see above
     * @param suite see above
     * @param budget see above
     */
    public RunFilter {
        runs = Set.copyOf(runs);
        tasks = Set.copyOf(tasks);
        strategies = Set.copyOf(strategies);
    }

    /** {@return whether it stands for a whole comparison} */
    boolean isComparison() {
        return comparison.isPresent()
                && runs.isEmpty()
                && tasks.isEmpty()
                && strategies.isEmpty()
                && suite.isEmpty()
                && budget.isEmpty();
    }

    boolean admits(StoredRun run, NewTask task) {
        NewRun begun = run.run();
        return (comparison.isEmpty() || comparison.equals(begun.comparison()))
                && (runs.isEmpty() || runs.contains(run.id()))
                && (tasks.isEmpty() || tasks.contains(begun.task()))
                && (strategies.isEmpty() || strategies.contains(begun.strategy()))
                && suite.map(task.suite()::equals).orElse(true)
                && budget.map(begun.budget()::equals).orElse(true);
    }
}
