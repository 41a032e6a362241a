package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.runtime.plugin.Thrown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A search that holds up nobody: it thinks on a thread of its own, which is interrupted and left behind where it still
 * thinks when the run's time is up, or thinks far too long about one answer. To be used by one thread.
 */
final class PatientSearch implements AutoCloseable {

    /** How often somebody who waits looks whether time is up. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** The longest that a search may think about one answer, where time is not limited. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Who thinks longer than this when time is up has broken down, and did not merely begin late. */
    private static final Duration THOUGHTFUL = Duration.ofSeconds(1);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("search").factory());
    private final Supplier<Duration> left;
    private final Search search;
    private final List<Observation> untold = new ArrayList<>();
    private volatile boolean observing;
    private boolean givenUp;

    /** A search thought for too long. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(double seconds) {
            super("it gave no answer for " + Math.round(seconds) + " s");
        }
    }

    /** A search failed to take note of a trial, or never came back from it; the cause says why. */
    static final class NotObserved extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotObserved(Throwable cause) {
            super("it failed to take note of a trial: " + Thrown.message(cause), cause);
        }
    }

    /**
     * Begins a search.
     *
     * @param begin begins it
     * @param left how much time the run has left
     * @throws NoAnswer where it has not begun by then
     */
    PatientSearch(Callable<Search> begin, Supplier<Duration> left) {
        this.left = left;
        this.search = answer(begin).orElseGet(Idle::new);
    }

    /**
     * {@return what the search proposes, once it has taken note of all observations; empty where time is up, too}
     *
     * @throws NotObserved where it failed to take note of a trial
     * @throws NoAnswer where it gave none
     */
    Optional<Proposal> propose() {
        List<Observation> observations = taken();
        return answer(() -> {
                    tell(observations);
                    return search.propose();
                })
                .flatMap(proposal -> proposal);
    }

    /** Keeps an observation until the search is asked next: each question to another thread costs more than many trials. */
    void observe(Observation observation) {
        untold.add(observation);
    }

    /**
     * Tells the search what it has not heard yet.
     *
     * @throws NotObserved where it failed to take note of a trial
     * @throws NoAnswer where it did not come back
     */
    void settle() {
        List<Observation> observations = taken();
        if (!observations.isEmpty()) {
            Optional<Boolean> unused = answer(() -> {
                tell(observations);
                return true;
            });
        }
    }

    private List<Observation> taken() {
        List<Observation> observations = List.copyOf(untold);
        untold.clear();
        return observations;
    }

    private void tell(List<Observation> observations) {
        observing = true;
        for (Observation observation : observations) {
            try {
                search.observe(observation);
            } catch (RuntimeException | Error e) {
                throw new NotObserved(e);
            }
        }
        observing = false;
    }

    /** Empty where time is up, but it has not thought for long. */
    private <T> Optional<T> answer(Callable<T> question) {
        if (givenUp) {
            return Optional.empty();
        }
        Stopwatch stopwatch = Stopwatch.start();
        Future<T> answer = thread.submit(() -> {
            try {
                return question.call();
            } catch (Throwable e) {
                throw Thrown.carried(e);
            }
        });
        while (true) {
            try {
                return Optional.of(answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                if (left.get().isZero() || stopwatch.seconds() > PATIENCE.toSeconds()) {
                    giveUp(answer);
                    if (stopwatch.seconds() > THOUGHTFUL.toSeconds()) {
                        NoAnswer none = new NoAnswer(stopwatch.seconds());
                        throw observing ? new NotObserved(none) : none;
                    }
                    return Optional.empty();
                }
            } catch (ExecutionException e) {
                throw rethrown(Thrown.cause(e));
            } catch (InterruptedException e) {
                giveUp(answer);
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private void giveUp(Future<?> answer) {
        answer.cancel(true);
        givenUp = true;
    }

    private static RuntimeException rethrown(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException(thrown);
        };
    }

    /** Proposes nothing, because time was up before the search had begun. */
    private record Idle() implements Search {

        @Override
        public Optional<Proposal> propose() {
            return Optional.empty();
        }

        @Override
        public void observe(Observation observation) {}
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
