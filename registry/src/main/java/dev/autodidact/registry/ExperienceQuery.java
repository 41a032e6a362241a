package dev.autodidact.registry;

import java.util.Optional;
import java.util.Set;

/**
 * Which part of history to learn from.
 *
 * @param excludedFamilies families whose tasks are left out: those of the tasks that will be solved
 * @param excludedTasks ids of further tasks that are left out
 * @param comparison only trials of this comparison; empty for all
 * @param strategies only trials of these strategies; empty for all
 */
public record ExperienceQuery(
        Set<String> excludedFamilies, Set<String> excludedTasks, Optional<Long> comparison, Set<String> strategies) {

    /** Everything there is. */
    public static final ExperienceQuery ALL = new ExperienceQuery(Set.of(), Set.of(), Optional.empty(), Set.of());

    /**
     * Copies the sets.
     *
     * @param excludedFamilies see above
     * @param excludedTasks see above
     * @param comparison see above
     * @param strategies see above
     */
    public ExperienceQuery {
        excludedFamilies = Set.copyOf(excludedFamilies);
        excludedTasks = Set.copyOf(excludedTasks);
        strategies = Set.copyOf(strategies);
    }
}
