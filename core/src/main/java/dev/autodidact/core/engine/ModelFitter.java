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
     * @param effort the share of its iterations to do; 1 for learners without iterations
     * @param seed the fit's only source of chance
     * @param limit the longest it may take
     */
    CompletableFuture<Model> fit(Configuration configuration, double effort, long seed, Duration limit);
}
