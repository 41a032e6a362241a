package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A strategy's search that always answers: its calls run on a thread of their own, which is left behind where the strategy
 * does not come back before the run ends, or thinks too long.
 */
final class BoundedSearch implements Search, AutoCloseable {

    /** The longest that a strategy may think about one trial. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How often a waiting run looks whether it should stop. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final StopSignal stop;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("strategy").factory());
    private final Search search;

    /** Begins a search; what the strategy throws is thrown here, too. */
    BoundedSearch(Callable<Search> begin, StopSignal stop) {
        this.stop = stop;
        this.search = call(() -> Objects.requireNonNull(begin.call(), "its search is null"))
                .orElseThrow(() -> SearchLoop.broken("it had not begun when the run ended", null));
    }

    /** Empty also where the run ended while the strategy was thinking. */
    @Override
    public Optional<Proposal> propose() {
        return call(search::propose).flatMap(proposal -> proposal);
    }

    @Override
    public void observe(Observation observation) {
        var unused = call(() -> {
            search.observe(observation);
            return observation;
        });
    }

    private <T> Optional<T> call(Callable<T> called) {
        Future<T> answer = thread.submit(called);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Optional.of(answer.get(LOOK.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                if (stop.fired()) {
                    return Optional.empty();
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s");
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException exception
                        ? exception
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
