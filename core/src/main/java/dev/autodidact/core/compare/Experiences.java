package dev.autodidact.core.compare;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two histories seen as one.
 *
 * @param first a history
 * @param second another, of other tasks
 */
public record Experiences(Experience first, Experience second) implements Experience {

    @Override
    public List<TaskRecord> tasks() {
        return Stream.concat(first.tasks().stream(), second.tasks().stream())
                .sorted(Comparator.comparing(TaskRecord::id))
                .toList();
    }

    @Override
    public List<TrialRecord> trials(TaskRecord task) {
        return (first.tasks().contains(task) ? first : second).trials(task);
    }
}
