package dev.autodidact.api.experience;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.space.Configuration;
import java.util.OptionalDouble;

/**
 * A trial of the past.
 *
 * @param strategy the strategy that proposed it
 * @param seed the run's seed
 * @param trial its number within the run
 * @param configuration what was evaluated
 * @param fidelity at which share of the full effort
 * @param loss how good it was, smaller is better; where it was pruned, the mean of the folds that it ended; empty where
 *     it failed
 * @param cost what it took
 */
public record TrialRecord(
        String strategy,
        long seed,
        int trial,
        Configuration configuration,
        double fidelity,
        OptionalDouble loss,
        Cost cost) {}
