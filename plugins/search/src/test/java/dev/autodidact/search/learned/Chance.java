package dev.autodidact.search.learned;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.Draws;
import java.util.HashSet;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Random draws, as what goes on after a list. */
final class Chance implements SearchStrategy {

    @Override
    public String id() {
        return "chance";
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        Draws draws = new Draws(problem.space(), random, new HashSet<>());
        return new Search() {
            @Override
            public Optional<Proposal> propose() {
                return draws.get().map(Proposal::full);
            }

            @Override
            public void observe(Observation observation) {
                // chance has no memory
            }
        };
    }
}
