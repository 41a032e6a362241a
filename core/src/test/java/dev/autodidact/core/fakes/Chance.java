package dev.autodidact.core.fakes;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A strategy that proposes at random, at a fidelity of its own, and lets a test see what it observes.
 *
 * @param changed turns each proposal into another
 * @param observed is told every observation
 */
public record Chance(String id, UnaryOperator<Proposal> changed, Consumer<Observation> observed)
        implements SearchStrategy {

    public Chance(String id) {
        this(id, UnaryOperator.identity(), observation -> {});
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        return new Search() {
            @Override
            public Optional<Proposal> propose() {
                return Optional.of(changed.apply(Proposal.full(problem.space().sample(random))));
            }

            @Override
            public void observe(Observation observation) {
                observed.accept(observation);
            }
        };
    }
}
