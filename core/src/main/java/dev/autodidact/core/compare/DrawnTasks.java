package dev.autodidact.core.compare;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.suite.TaskSuite;
import java.util.Optional;

/**
 * What a suite draws for adaptations to learn from.
 *
 * @param experience gives it to them
 * @param kind what it is, in words
 * @param name what is drawn, and in which version
 */
public record DrawnTasks(Experience experience, String kind, String name) {

    /**
     * {@return what the suite draws; empty where it draws nothing}
     *
     * @param suite the suite
     */
    public static Optional<DrawnTasks> of(TaskSuite suite) {
        return suite.episodes()
                .map(source -> new DrawnTasks(Experience.ofEpisodes(source), "episodes", source.name()))
                .or(() -> suite.objectives()
                        .map(source -> new DrawnTasks(Experience.ofObjectives(source), "objectives", source.name())));
    }
}
