package dev.autodidact.core.engine;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Another strategy that proposes nothing more once the rest of the budget is not worth it. Under a budget of trials that
 * depends on trials alone, and so repeats.
 *
 * @param other the other strategy
 * @param leastGain ends the search where less is expected, as a share of what the best trial has gained over a constant
 * @param referenceLoss the loss of a constant
 * @param left says how much of the budget is left
 */
public record FrugalStrategy(SearchStrategy other, double leastGain, double referenceLoss, Left left)
        implements SearchStrategy {

    /** How much of the budget is left. */
    @FunctionalInterface
    public interface Left {

        /**
         * {@return the trials that can still be run, as a share of those so far}
         *
         * @param trials how many there were so far, at least 1
         */
        double share(int trials);
    }

    @Override
    public String id() {
        return other.id();
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        Search search = other.begin(problem, knowledge, random);
        Outlook outlook = new Outlook();
        return new Search() {

            private int trials;

            @Override
            public Optional<Proposal> propose() {
                return isWorthIt() ? search.propose() : Optional.empty();
            }

            private boolean isWorthIt() {
                double gained = referenceLoss - outlook.best();
                return trials == 0
                        || !(gained > 0)
                        || outlook.gain(left.share(trials)).orElse(Double.POSITIVE_INFINITY) >= leastGain * gained;
            }

            @Override
            public void observe(Observation observation) {
                trials++;
                outlook.observe(observation);
                search.observe(observation);
            }
        };
    }
}
