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
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs trials on threads of this process. A trial that passes its limit is asked to stop, then interrupted, and after a
 * grace given up: its thread is left behind as a daemon, since Java cannot kill one. A trial that ends the process, or
 * eats its memory, takes everything along; worker processes are for that.
 */
public final class ThreadExecutor implements Executor {

    /** How long an interrupted trial may take to end before its thread is left behind. */
    static final Duration GRACE = Duration.ofMillis(500);

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
        private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("trial-watchdog").factory());

        Threads(TrialRunner runner, int parallelism) {
            this.runner = runner;
            this.parallelism = parallelism;
            watchdog.setRemoveOnCancelPolicy(true);
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
            waiting.forEach(trial -> trial.outcome.complete(timeout(trial.request, Cost.NONE)));
            waiting.clear();
            List.copyOf(running).forEach(Running::abandon);
            watchdog.shutdownNow();
        }

        private synchronized void startWaiting() {
            while (!waiting.isEmpty() && running.size() < parallelism) {
                Running trial = waiting.remove();
                running.add(trial);
                trial.start();
            }
        }

        private synchronized void leave(Running trial) {
            if (running.remove(trial)) {
                startWaiting();
            }
        }

        /** One trial, and the thread that runs it. */
        private final class Running {

            private final TrialRequest request;
            private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);
            private volatile Cancellation cancellation = Cancellation.none();
            private volatile Stopwatch stopwatch = Stopwatch.of(thread);
            private volatile List<Future<?>> alarms = List.of();

            Running(TrialRequest request) {
                this.request = request;
                thread.setName("trial-" + request.trial());
            }

            void start() {
                stopwatch = Stopwatch.of(thread);
                cancellation = Cancellation.after(request.limit().toNanos());
                alarms = List.of(
                        after(request.limit(), thread::interrupt),
                        after(request.limit().plus(GRACE), this::abandon));
                thread.start();
            }

            void abandon() {
                cancellation.cancel();
                thread.interrupt();
                end(timeout(request, cost()));
            }

            private void run() {
                Outcome result;
                try {
                    result = runner.run(request, cancellation);
                } catch (Throwable e) {
                    result = new Outcome.Failed(Failures.of(e, cancellation, request.limit()), cost());
                }
                end(result);
            }

            private void end(Outcome result) {
                outcome.complete(result);
                alarms.forEach(alarm -> alarm.cancel(false));
                leave(this);
            }

            private Cost cost() {
                return stopwatch.cost();
            }

            private Future<?> after(Duration delay, Runnable action) {
                return watchdog.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private static Outcome timeout(TrialRequest request, Cost cost) {
        return new Outcome.Failed(Failures.timeout(request.limit()), cost);
    }
}
