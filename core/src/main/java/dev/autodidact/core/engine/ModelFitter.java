package dev.autodidact.core.engine;

import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Fits models on all rows of a task's table. Thread-safe. */
public interface ModelFitter {

    /**
     * {@return the model, or the exception with which fitting it ended, within the limit and a short grace}
     *
     * @param configuration the joint configuration, learner included
     * @param seed the fit's only source of chance
     * @param limit the longest it may take
     */
    CompletableFuture<Model> fit(Configuration configuration, long seed, Duration limit);
}
