package dev.autodidact.smile;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.learner.FitContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Function;
import smile.math.MathEx;

/** One fit under way: its chance, its effort, and whether to go on. */
final class Run {

    /** How many calls of a kernel pass between two questions whether to go on: some tens of microseconds. */
    private static final int CALLS = 256;

    private final FitContext context;
    private volatile boolean interrupted;
    private int calls;

    private Run(FitContext context) {
        this.context = context;
    }

    /** Thrown through Smile, which knows no checked exception, where a fit is cancelled. */
    private static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }

    /**
     * Does the work of a fit on one thread.
     *
     * <p>Smile works in parallel streams nearly everywhere. Inside a pool of a single worker they stay with that worker:
     * a trial takes one processor, sums are added in the same order on every machine, and Smile's generator of chance,
     * which belongs to the thread, serves nobody else.
     *
     * @param context what the fit was given
     * @param work gets the run
     * @throws InterruptedException where the fit was cancelled; thrown after the work has come to an end
     */
    static <T> T alone(FitContext context, Function<Run, T> work) throws InterruptedException {
        context.cancellation().check();
        Run run = new Run(context);
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            return run.await(CompletableFuture.supplyAsync(
                    () -> {
                        run.seed("fit");
                        return work.apply(run);
                    },
                    pool));
        }
    }

    private <T> T await(Future<T> task) throws InterruptedException {
        while (true) {
            try {
                T result = task.get();
                if (interrupted) {
                    throw new InterruptedException("cancelled");
                }
                return result;
            } catch (InterruptedException e) {
                if (task.isDone()) {
                    throw e;
                }
                interrupted = true;
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                switch (cause) {
                    case Cancelled cancelled -> throw new InterruptedException("cancelled");
                    case RuntimeException failure -> throw failure;
                    case Error failure -> throw failure;
                    case null, default -> throw new IllegalStateException(cause);
                }
            }
        }
    }

    /** Throws through whatever calls it where the fit was cancelled. */
    void check() {
        if (interrupted || context.cancellation().requested()) {
            throw new Cancelled();
        }
    }

    /** As {@link #check}, for loops so tight that asking each time would cost more than what they do. */
    void checkSometimes() {
        if (++calls % CALLS == 0) {
            check();
        }
    }

    /** Sets Smile's generator of chance to the start that this purpose has in this fit. */
    void seed(String purpose) {
        MathEx.setSeed(Seeds.derive(context.seed(), "smile", purpose));
    }

    /** {@return the share of the full number that the fidelity asks for, at least 1} */
    int share(int full) {
        return (int) Math.max(1, Math.round(full * context.fidelity()));
    }
}
