package dev.autodidact.api.experience;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.ObjectiveSource;
import java.util.List;
import java.util.Optional;

/** Read-only history to learn from: a frozen snapshot. Thread-safe. */
public interface Experience {

    /** No history at all. */
    Experience EMPTY = new Experience() {
        @Override
        public List<TaskRecord> tasks() {
            return List.of();
        }

        @Override
        public List<TrialRecord> trials(TaskRecord task) {
            return List.of();
        }
    };

    /** {@return the tasks, ordered by id} */
    List<TaskRecord> tasks();

    /**
     * {@return the trials on a task, ordered by strategy, seed and number}
     *
     * @param task one of {@link #tasks}
     */
    List<TrialRecord> trials(TaskRecord task);

    /** {@return draws few-shot tasks to learn from; empty where there are none} */
    default Optional<EpisodeSource> episodes() {
        return Optional.empty();
    }

    /** {@return draws objectives to learn from; empty where there are none} */
    default Optional<ObjectiveSource> objectives() {
        return Optional.empty();
    }

    /**
     * {@return episodes to learn from, without a history}
     *
     * @param source draws them
     */
    static Experience ofEpisodes(EpisodeSource source) {
        return new DrawnExperience(Optional.of(source), Optional.empty());
    }

    /**
     * {@return objectives to learn from, without a history}
     *
     * @param source draws them
     */
    static Experience ofObjectives(ObjectiveSource source) {
        return new DrawnExperience(Optional.empty(), Optional.of(source));
    }
}
