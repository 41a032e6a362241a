package dev.autodidact.core.engine;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.execution.TrialRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs trials on threads of this process. A trial that passes its limit is asked to stop, then interrupted, and after a
 * grace given up: its thread is left behind as a daemon, since Java cannot kill one. A trial that ends the process, or
 * eats its memory, takes everything along; worker processes are for that.
 */
public final class ThreadExecutor implements Executor {

    /** How long an interrupted trial may take to end before its thread is left behind. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final int LONGEST_DETAIL = 8_000;

    @Override
    public String id() {
        return "threads";
    }

    @Override
    public Execution open(TrialRunner runner, int parallelism) {
        return new Threads(runner, parallelism);
    }

    private static final class Threads implements Execution {

        private final TrialRunner runner;
        private final Semaphore free;
        private final Queue<Running> waiting = new ConcurrentLinkedQueue<>();
        private final Set<Running> running = ConcurrentHashMap.newKeySet();
        private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("trial-watchdog").factory());

        Threads(TrialRunner runner, int parallelism) {
            this.runner = runner;
            this.free = new Semaphore(parallelism);
            watchdog.setRemoveOnCancelPolicy(true);
        }

        @Override
        public CompletableFuture<Outcome> submit(TrialRequest request) {
            Running trial = new Running(request);
            waiting.add(trial);
            startWaiting();
            return trial.outcome;
        }

        @Override
        public void close() {
            for (Running trial = waiting.poll(); trial != null; trial = waiting.poll()) {
                trial.outcome.complete(timeout(trial.request, Cost.NONE));
            }
            running.forEach(Running::abandon);
            watchdog.shutdownNow();
        }

        private void startWaiting() {
            while (!waiting.isEmpty() && free.tryAcquire()) {
                Running trial = waiting.poll();
                if (trial == null) {
                    free.release();
                } else {
                    running.add(trial);
                    trial.start();
                }
            }
        }

        /** One trial, and the thread that runs it. */
        private final class Running {

            private final TrialRequest request;
            private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            private final AtomicBoolean holdsPlace = new AtomicBoolean(true);
            private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);
            private volatile Cancellation cancellation = Cancellation.none();
            private volatile Stopwatch stopwatch;
            private volatile Future<?> interruption = CompletableFuture.completedFuture(null);
            private volatile Future<?> abandonment = interruption;

            Running(TrialRequest request) {
                this.request = request;
                thread.setName("trial-" + request.trial());
                stopwatch = Stopwatch.of(thread);
            }

            void start() {
                stopwatch = Stopwatch.of(thread);
                cancellation = Cancellation.after(request.limit().toNanos());
                thread.start();
                interruption = after(request.limit(), thread::interrupt);
                abandonment = after(request.limit().plus(GRACE), this::abandon);
            }

            void abandon() {
                if (!outcome.isDone()) {
                    cancellation.cancel();
                    thread.interrupt();
                    outcome.complete(timeout(request, cost()));
                    leave();
                }
            }

            private void run() {
                Outcome result;
                try {
                    result = runner.run(request, cancellation);
                } catch (InterruptedException e) {
                    result = timeout(request, cost());
                } catch (OutOfMemoryError e) {
                    result = failed(Failure.Kind.OUT_OF_MEMORY, e);
                } catch (Throwable e) {
                    result = cancellation.requested() ? timeout(request, cost()) : failed(Failure.Kind.EXCEPTION, e);
                }
                outcome.complete(result);
                leave();
            }

            private void leave() {
                interruption.cancel(false);
                abandonment.cancel(false);
                if (holdsPlace.getAndSet(false)) {
                    running.remove(this);
                    free.release();
                    startWaiting();
                }
            }

            private Outcome failed(Failure.Kind kind, Throwable error) {
                return new Outcome.Failed(new Failure(kind, message(error), detail(error)), cost());
            }

            private Cost cost() {
                return stopwatch.cost();
            }

            private Future<?> after(Duration delay, Runnable action) {
                return watchdog.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static Outcome timeout(TrialRequest request, Cost cost) {
        double limit = request.limit().toMillis() / 1000.0;
        return new Outcome.Failed(
                new Failure(Failure.Kind.TIMEOUT, "stopped at its limit of " + limit + " s", ""), cost);
    }

    /** One line that tells what was thrown; even where {@code getMessage} throws itself. */
    private static String message(Throwable error) {
        try {
            String text = error.getMessage();
            String name = error.getClass().getSimpleName();
            return (text == null ? name : name + ": " + text)
                    .lines()
                    .findFirst()
                    .orElse(name);
        } catch (RuntimeException | Error e) {
            return error.getClass().getSimpleName();
        }
    }

    private static String detail(Throwable error) {
        StringWriter trace = new StringWriter();
        try {
            error.printStackTrace(new PrintWriter(trace));
        } catch (RuntimeException | Error e) {
            return error.getClass().getName();
        }
        return trace.toString()
                .substring(0, Math.min(LONGEST_DETAIL, trace.toString().length()));
    }
}
