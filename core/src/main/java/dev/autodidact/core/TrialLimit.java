package dev.autodidact.core;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.core.engine.TrialListener;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The longest a trial may take. Under a budget of time it is a share of the budget, so that trials that hang leave time for
 * others; and where trials so far were quick, a smaller share, because one that takes many times as long hangs, probably.
 */
final class TrialLimit implements Supplier<Duration>, TrialListener {

    /** Where only the number of trials is limited. */
    private static final Duration WITHOUT_TIME = Duration.ofMinutes(2);

    /** The least that a limit may be, but never more than half the budget. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    /** A limit is between a twelfth and a fifth of the budget, */
    private static final int MOST_PARTS = 12;

    private static final int LEAST_PARTS = 5;

    /** and so many times what the slowest trial has taken. */
    private static final int PATIENCE = 8;

    private final Optional<Duration> asked;
    private final Optional<Duration> budget;
    private volatile double slowestSeconds;

    TrialLimit(Optional<Duration> asked, Budget budget) {
        this.asked = asked;
        this.budget = budget.time();
    }

    @Override
    public void ended(Observation trial) {
        if (trial.outcome() instanceof Outcome.Scored scored) {
            slowestSeconds = Math.max(slowestSeconds, scored.cost().seconds());
        }
    }

    @Override
    public Duration get() {
        if (asked.isPresent() || budget.isEmpty()) {
            return asked.orElse(WITHOUT_TIME);
        }
        double half = budget.get().toMillis() / 2.0;
        double least = Math.min((double) LEAST.toMillis(), half);
        double low = Math.max(least, 2 * half / MOST_PARTS);
        double high = Math.max(least, 2 * half / LEAST_PARTS);
        double patient = slowestSeconds == 0 ? high : 1000 * PATIENCE * slowestSeconds;
        return Duration.ofMillis(Math.round(Math.clamp(patient, low, high)));
    }
}
