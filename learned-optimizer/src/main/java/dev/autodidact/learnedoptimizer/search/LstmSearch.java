package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.function.Supplier;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * An LSTM that has learned to search, on functions drawn from Gaussian-process priors, proposes the configurations (Chen
 * and others, 2017, "Learning to learn without gradient descent by gradient descent"). A proposal costs the same however
 * many came before.
 *
 * <p>Where we depart from Chen: there, one network of a fixed number of inputs proposes a point. Here, as in learned
 * optimizers, each coordinate of the unit cube has an LSTM of 32 units of its own, all of the same weights, which also
 * see the mean output of all: so one set of weights serves any number of hyperparameters. It was trained on 1 to 10;
 * beyond that it is told that there are 10. An LSTM does not propose a place from nothing but goes from the best place so
 * far a share of the way towards a random one, so that before training it is random search, and it is trained with the
 * random draws that the guard interleaves and with proposals whose outcomes are late.
 *
 * <p>A hyperparameter is a coordinate by its position on its own scale; the options of a choice are intervals. What a
 * coordinate says while its hyperparameter is inactive is ignored. A proposal that is forbidden or was seen moves to a
 * place nearby, else gives way to a random draw. Trials that failed or were pruned count as bad as the worst.
 *
 * <p>The guard: at least every fourth proposal, and every second while the network's improve nothing, is the next draw of
 * the strategy {@code random} with the same seed, whatever the weights and the task. After n proposals the best is
 * therefore at least as good as that of random search after n/4.
 *
 * <p>The network searches for as many trials as the budget says, from 15 to {@value Inputs#HORIZON}, and {@value
 * Inputs#HORIZON} where it says none. After that, proposals are normal steps around the best configuration whose length
 * adapts (the one-fifth success rule), guarded alike.
 */
public final class LstmSearch implements SearchStrategy {

    private final Supplier<SearchWeights> weights;

    /** Makes the strategy with the weights of this version, read when the first search begins. */
    public LstmSearch() {
        this(SearchWeights::shipped);
    }

    /**
     * Makes the strategy.
     *
     * @param weights what to use
     */
    public LstmSearch(SearchWeights weights) {
        this(() -> weights);
    }

    private LstmSearch(Supplier<SearchWeights> weights) {
        this.weights = weights;
    }

    @Override
    public String id() {
        return "lstm-search";
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        if (!knowledge.isNone()) {
            throw new IllegalArgumentException(
                    "'lstm-search' takes no knowledge, such as this of '" + knowledge.strategy() + "'");
        }
        return new GuidedSearch(weights.get().values(), problem, random);
    }
}
