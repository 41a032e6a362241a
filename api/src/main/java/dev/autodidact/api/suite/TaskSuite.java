package dev.autodidact.api.suite;

import java.util.List;
import java.util.Optional;

/**
 * A named, versioned list of tasks.
 *
 * @param name what was asked for, such as {@code starter} or {@code dir:data}
 * @param version changes when any task changes
 * @param tasks the tasks, in a fixed order
 * @param episodes draws further few-shot tasks to learn from; empty where the suite has none to draw
 * @param objectives draws further objectives likewise
 */
public record TaskSuite(
        String name,
        String version,
        List<TaskReference> tasks,
        Optional<EpisodeSource> episodes,
        Optional<ObjectiveSource> objectives) {

    /**
     * Checks that names differ and copies the list.
     *
     * @param name see above
     * @param version see above
     * @param tasks see above
     * @param episodes see above
     * @param objectives see above
     * @throws IllegalArgumentException where two tasks have one name
     */
    public TaskSuite {
        tasks = List.copyOf(tasks);
        if (tasks.stream().map(TaskReference::name).distinct().count() != tasks.size()) {
            throw new IllegalArgumentException("suite '" + name + "' has two tasks of one name");
        }
    }

    /**
     * Makes a suite that draws no objectives.
     *
     * @param name see above
     * @param version see above
     * @param tasks see above
     * @param episodes see above
     * @throws IllegalArgumentException where two tasks have one name
     */
    public TaskSuite(String name, String version, List<TaskReference> tasks, Optional<EpisodeSource> episodes) {
        this(name, version, tasks, episodes, Optional.empty());
    }

    /**
     * Makes a suite that draws nothing.
     *
     * @param name see above
     * @param version see above
     * @param tasks see above
     * @throws IllegalArgumentException where two tasks have one name
     */
    public TaskSuite(String name, String version, List<TaskReference> tasks) {
        this(name, version, tasks, Optional.empty());
    }
}
