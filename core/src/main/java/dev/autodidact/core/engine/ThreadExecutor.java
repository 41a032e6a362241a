package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.execution.TrialRunner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs trials on threads of this process. A trial that passes its limit is asked to stop, then interrupted, and after a
 * grace given up: its thread is left behind as a daemon, since Java cannot kill one. A trial that ends the process, or
 * eats its memory, takes everything along; worker processes are for that.
 */
public final class ThreadExecutor implements Executor {

    /** How long an interrupted trial may take to end before its thread is left behind. */
    static final Duration GRACE = Duration.ofMillis(500);

    /** How often somebody looks whether trials have passed their limits. */
    private static final Duration LOOK = Duration.ofMillis(10);

    @Override
    public String id() {
        return "threads";
    }

    @Override
    public Execution open(TrialRunner runner, int parallelism) {
        return new Threads(runner, parallelism);
    }

    /** The trials of one task; all that changes is guarded by this object's monitor. */
    private static final class Threads implements Execution {

        private final TrialRunner runner;
        private final int parallelism;
        private final Queue<Running> waiting = new ArrayDeque<>();
        private final Set<Running> running = new HashSet<>();
        private final ExecutorService threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("trial-", 0).factory());
        private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("trial-watchdog").factory());

        Threads(TrialRunner runner, int parallelism) {
            this.runner = runner;
            this.parallelism = parallelism;
            Future<?> unused =
                    watchdog.scheduleWithFixedDelay(this::look, LOOK.toNanos(), LOOK.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public synchronized CompletableFuture<Outcome> submit(TrialRequest request) {
            if (watchdog.isShutdown()) {
                throw new IllegalStateException("this execution is closed");
            }
            Running trial = new Running(request);
            waiting.add(trial);
            startWaiting();
            return trial.outcome;
        }

        @Override
        public synchronized void close() {
            watchdog.shutdownNow();
            waiting.forEach(trial -> trial.outcome.complete(timeout(trial.request, Cost.NONE)));
            waiting.clear();
            List.copyOf(running).forEach(Running::abandon);
            threads.shutdownNow();
        }

        private synchronized void look() {
            List.copyOf(running).forEach(Running::look);
        }

        private synchronized void startWaiting() {
            while (!waiting.isEmpty() && running.size() < parallelism) {
                Running trial = waiting.remove();
                running.add(trial);
                threads.execute(trial);
            }
        }

        /** One trial. */
        private final class Running implements Runnable {

            private final TrialRequest request;
            private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            private @Nullable Attempt attempt;
            private boolean interrupted;

            Running(TrialRequest request) {
                this.request = request;
            }

            @Override
            public void run() {
                Attempt own = new Attempt(
                        Thread.currentThread(),
                        Stopwatch.start(),
                        Cancellation.after(request.limit().toNanos()));
                synchronized (Threads.this) {
                    if (!running.contains(this)) {
                        return;
                    }
                    attempt = own;
                }
                Outcome result;
                try {
                    result = runner.run(request, own.cancellation);
                } catch (Throwable e) {
                    result =
                            new Outcome.Failed(Failures.of(e, own.cancellation, request.limit()), own.stopwatch.cost());
                }
                end(result);
            }

            /** Interrupts a trial past its limit, once, and gives it up where that does not help. */
            void look() {
                if (attempt == null) {
                    return;
                }
                double overdue = attempt.stopwatch.seconds() - request.limit().toNanos() / 1e9;
                if (overdue >= 0 && !interrupted) {
                    interrupted = true;
                    attempt.thread.interrupt();
                }
                if (overdue >= GRACE.toNanos() / 1e9) {
                    abandon();
                }
            }

            void abandon() {
                Cost cost = Cost.NONE;
                if (attempt != null) {
                    attempt.cancellation.cancel();
                    attempt.thread.interrupt();
                    cost = attempt.stopwatch.cost();
                }
                end(timeout(request, cost));
            }

            private void end(Outcome result) {
                outcome.complete(result);
                synchronized (Threads.this) {
                    attempt = null; // its thread may run another trial by now, which an interrupt must not hit
                    if (running.remove(this)) {
                        startWaiting();
                    }
                }
            }
        }

        private record Attempt(Thread thread, Stopwatch stopwatch, Cancellation cancellation) {}
    }

    private static Outcome timeout(TrialRequest request, Cost cost) {
        return new Outcome.Failed(Failures.timeout(request.limit()), cost);
    }
}
