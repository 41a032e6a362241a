package dev.autodidact.core.compare;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.registry.NewTask;
import dev.autodidact.runtime.plugin.Offer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A task made ready.
 *
 * @param problems what a search strategy searches, by the learners that it may choose among
 * @param adaptable what an adaptation strategy adapts to; throws where there is no such thing
 * @param task how the registry knows it
 */
public record PreparedTask(
        Function<List<Offer<Learner>>, Problem> problems, Supplier<Adaptable> adaptable, NewTask task) {}
