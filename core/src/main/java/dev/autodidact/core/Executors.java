package dev.autodidact.core;

import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.core.engine.Blueprint;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.Interview;
import dev.autodidact.core.engine.ModelFitter;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.core.worker.WorkerExecutor;
import dev.autodidact.core.worker.WorkerLimits;
import java.util.Optional;
import java.util.OptionalLong;

/** Knows where trials can run. */
public final class Executors {

    /** Worker processes: what a caller without an opinion should take. */
    public static final String WORKERS = "workers";

    /** Threads of this process: for debugging, and where no process may be started. */
    public static final String THREADS = "threads";

    private Executors() {}

    /**
     * {@return the executor of that id, to be closed}
     *
     * @param id {@value #WORKERS}, {@value #THREADS}, or the id of a plugin's executor
     * @param catalogue the plugins
     * @param parallelism how many trials will run at once, at least 1
     * @param memoryBytes the most that one worker process may take; a fair share of the machine, where empty
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where there is no such executor, of kind ENVIRONMENT
     *     where workers cannot be started
     */
    public static Executor open(String id, Catalogue catalogue, int parallelism, OptionalLong memoryBytes) {
        return switch (id) {
            case WORKERS ->
                new WorkerExecutor(
                        catalogue,
                        parallelism,
                        memoryBytes.isPresent()
                                ? WorkerLimits.ofTotal(memoryBytes.getAsLong())
                                : WorkerLimits.share(parallelism));
            case THREADS -> new ThreadExecutor();
            default -> catalogue.executor(id);
        };
    }

    /**
     * {@return who asks learners whether they support a task: the workers, where trials run there}
     *
     * @param executor where trials run
     */
    public static Interview.Interviewer interviewer(Executor executor) {
        return executor instanceof WorkerExecutor workers ? workers::ask : Interview::ask;
    }

    /** Makes ready for a table, where trials run in workers; the learner is not one of a plugin jar. */
    static void prepare(Executor executor, Folds folds, Learner learner) {
        if (executor instanceof WorkerExecutor workers) {
            workers.prepare(
                    folds.blueprint(),
                    learner.id(),
                    learner.space(folds.profile()).defaults());
        }
    }

    /** Who fits final models: the workers, where trials run there. */
    static Optional<ModelFitter> fitter(Executor executor, Blueprint blueprint) {
        return executor instanceof WorkerExecutor workers ? workers.fitter(blueprint) : Optional.empty();
    }
}
