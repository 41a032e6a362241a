package dev.autodidact.core.engine;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.registry.NewRun;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One strategy on one problem under a budget.
 *
 * @param registration how the registry will know the run; its seed is the run's seed
 * @param strategy who searches
 * @param knowledge what the strategy has learned
 * @param problem what is searched
 * @param budget what the run may take; its time is kept by the stop signal
 * @param slots how many trials may be under way: decides what is proposed
 * @param threads how many trials run at the same time, at most {@code slots}: decides only how long it takes
 * @param trialLimit the longest a trial may take, asked again before each
 * @param stop ends the run early, or at its deadline
 * @param reserve how much of the time left must not be used, asked again before each trial
 * @param listener hears of every trial after the registry has it
 */
public record SearchRun(
        NewRun registration,
        SearchStrategy strategy,
        Knowledge knowledge,
        Problem problem,
        Budget budget,
        int slots,
        int threads,
        Supplier<Duration> trialLimit,
        StopSignal stop,
        Supplier<Duration> reserve,
        TrialListener listener) {

    /** {@return how long the search may still go on} */
    Duration timeLeft() {
        Duration left = stop.left().minus(reserve.get());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
