package dev.autodidact.core.compare;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import java.util.List;
import java.util.Set;

/** A history without some of its tasks. Many parts share what was read of the whole. */
public final class PartOfExperience implements Experience {

    private final Experience whole;
    private final List<TaskRecord> tasks;

    /**
     * Leaves tasks out.
     *
     * @param whole the history
     * @param excludedFamilies the families whose tasks are left out
     * @param excludedTasks ids of further tasks that are left out
     */
    public PartOfExperience(Experience whole, Set<String> excludedFamilies, Set<String> excludedTasks) {
        this.whole = whole;
        this.tasks = whole.tasks().stream()
                .filter(task -> !excludedFamilies.contains(task.family()))
                .filter(task -> !excludedTasks.contains(task.id()))
                .toList();
    }

    @Override
    public List<TaskRecord> tasks() {
        return tasks;
    }

    @Override
    public List<TrialRecord> trials(TaskRecord task) {
        if (!tasks.contains(task)) {
            throw new IllegalArgumentException("task '" + task.name() + "' is not part of this experience");
        }
        return whole.trials(task);
    }
}
