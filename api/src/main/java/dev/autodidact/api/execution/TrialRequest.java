package dev.autodidact.api.execution;

import java.time.Duration;
import java.util.List;

/**
 * One trial to run.
 *
 * @param trial its number within the run, from 0
 * @param proposal what to evaluate
 * @param seed the trial's only source of chance
 * @param limit the longest it may take
 * @param toBeat the losses, fold by fold, of the trial to beat: one that falls far behind them may end as {@link
 *     Outcome.Pruned}; empty where the trial is to run to its end
 */
public record TrialRequest(int trial, Proposal proposal, long seed, Duration limit, List<Double> toBeat) {

    /**
     * Copies the list.
     *
     * @param trial see above
     * @param proposal see above
     * @param seed see above
     * @param limit see above
     * @param toBeat see above
     */
    public TrialRequest {
        toBeat = List.copyOf(toBeat);
    }

    /**
     * Makes a trial that is to run to its end.
     *
     * @param trial see above
     * @param proposal see above
     * @param seed see above
     * @param limit see above
     */
    public TrialRequest(int trial, Proposal proposal, long seed, Duration limit) {
        this(trial, proposal, seed, limit, List.of());
    }
}
