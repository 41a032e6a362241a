package dev.autodidact.core.compare;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.core.plugin.Offer;
import dev.autodidact.registry.NewTask;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A task made ready.
 *
 * @param problems what a search strategy searches, by the learners that it may choose among
 * @param objective what an adaptation strategy goes down; empty for other tasks
 * @param task how the registry knows it
 */
public record PreparedTask(
        Function<List<Offer<Learner>>, Problem> problems, Optional<ObjectiveTask> objective, NewTask task) {}
