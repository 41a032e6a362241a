package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.runtime.plugin.Thrown;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Fits models on threads of this process; one that does not heed its limit is left behind on its daemon thread. */
final class LocalFitter implements ModelFitter {

    private final WholeTable table;
    private final Function<String, Learner> learners;
    private final ThreadPoolExecutor pool;

    LocalFitter(WholeTable table, Function<String, Learner> learners, int threads) {
        this.table = table;
        this.learners = learners;
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("refit-", 0).factory());
        this.pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletableFuture<Model> fit(Configuration configuration, double effort, long seed, Duration limit) {
        Cancellation cancellation = Cancellation.after(limit.toNanos());
        CompletableFuture<Model> model = new CompletableFuture<>();
        Future<?> fit = pool.submit(() -> {
            try {
                Learner learner = learners.apply(configuration.choice(SearchProblem.LEARNER));
                model.complete(table.fit(
                        learner,
                        configuration.nested(SearchProblem.LEARNER),
                        new FitContext(seed, effort, cancellation)));
            } catch (Throwable e) {
                model.completeExceptionally(Thrown.carried(e));
            }
        });
        var unused = model.whenComplete((fitted, error) -> {
            if (model.isCancelled()) {
                fit.cancel(true);
            }
        });
        return model;
    }
}
