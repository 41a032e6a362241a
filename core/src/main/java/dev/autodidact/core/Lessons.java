package dev.autodidact.core;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.core.compare.Experiences;
import dev.autodidact.core.compare.PartOfExperience;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run may learn from: the registry's tasks, and those that come with the strategy but for the families that the
 * registry knows itself and that of the task to solve.
 *
 * @param own the tasks that the registry knows
 * @param experience both
 * @param shipped how many come with the strategy
 * @param leavesNothingOut whether the task to solve has none of the families that come with the strategy
 */
record Lessons(List<TaskRecord> own, Experience experience, int shipped, boolean leavesNothingOut) {

    /**
     * {@return the lessons for a task}
     *
     * @param own what the registry knows, without the task's family and data
     * @param shipped what comes with the strategy
     * @param family the task's family
     */
    static Lessons of(Experience own, Experience shipped, String family) {
        Set<String> known = new TreeSet<>(Set.of(family));
        own.tasks().forEach(task -> known.add(task.family()));
        Experience rest = new PartOfExperience(shipped, known, Set.of());
        return new Lessons(
                own.tasks(),
                new Experiences(own, rest),
                rest.tasks().size(),
                shipped.tasks().stream().noneMatch(task -> task.family().equals(family)));
    }

    @Override
    public String toString() {
        String registered = own.size() + (own.size() == 1 ? " task" : " tasks") + " in the registry";
        return shipped == 0
                ? registered
                : registered + " and " + shipped + (shipped == 1 ? " that comes" : " that come") + " with the strategy";
    }
}
