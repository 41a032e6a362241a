package dev.autodidact.hostile;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/** What the hostile strategies share: they solve everything and learn nothing. */
abstract class HostileStrategy implements SearchStrategy {

    private final String id;

    HostileStrategy(String name) {
        id = HostilePlugin.ID + "-" + name;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        return new Search() {
            @Override
            public Optional<Proposal> propose() {
                return HostileStrategy.this.propose(problem);
            }

            @Override
            public void observe(Observation observation) {
                HostileStrategy.this.observe(observation);
            }
        };
    }

    Optional<Proposal> propose(SearchProblem problem) {
        return Optional.of(Proposal.full(problem.space().defaults()));
    }

    void observe(Observation observation) {}
}
