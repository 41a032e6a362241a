package dev.autodidact.core.engine;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.registry.NewRun;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One strategy on one problem under a budget.
 *
 * @param registration how the registry will know the run; its seed and slots are the run's
 * @param earlier the run to go on with, which was registered alike; empty for a new one
 * @param strategy who searches
 * @param knowledge what the strategy has learned
 * @param problem what is searched
 * @param budget what the run may take; its time is kept by the stop signal
 * @param threads how many trials run at the same time, at most as many as slots: decides only how long it takes
 * @param trialLimit the longest a trial may take, asked again before each
 * @param stop ends the run early, or at its deadline
 * @param reserve how much of the time left must not be used, asked again before each trial
 * @param races whether trials that fall far behind the best one of their learner are given up
 * @param listener hears of every trial after the registry has it
 */
public record SearchRun(
        NewRun registration,
        OptionalLong earlier,
        SearchStrategy strategy,
        Knowledge knowledge,
        Problem problem,
        Budget budget,
        int threads,
        Supplier<Duration> trialLimit,
        StopSignal stop,
        Supplier<Duration> reserve,
        boolean races,
        TrialListener listener) {

    /** {@return how long the search may still go on} */
    Duration timeLeft() {
        Duration left = stop.left().minus(reserve.get());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
