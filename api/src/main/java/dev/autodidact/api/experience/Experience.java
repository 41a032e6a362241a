package dev.autodidact.api.experience;

import java.util.List;

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
}
