package dev.autodidact.api.experience;

import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.ObjectiveSource;
import java.util.List;
import java.util.Optional;

/**
 * No history, but tasks that can be drawn.
 *
 * @param episodes draws episodes
 * @param objectives draws objectives
 */
record DrawnExperience(Optional<EpisodeSource> episodes, Optional<ObjectiveSource> objectives) implements Experience {

    @Override
    public List<TaskRecord> tasks() {
        return List.of();
    }

    @Override
    public List<TrialRecord> trials(TaskRecord task) {
        return List.of();
    }
}
