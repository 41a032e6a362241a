package dev.autodidact.search;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator.SplittableGenerator;

/** A strategy that neither learns before a search nor looks at outcomes during it. */
final class ColdStrategy implements SearchStrategy {

    private final String id;
    private final BiFunction<SearchSpace, SplittableGenerator, Supplier<Optional<Configuration>>> proposals;

    private ColdStrategy(
            String id, BiFunction<SearchSpace, SplittableGenerator, Supplier<Optional<Configuration>>> proposals) {
        this.id = id;
        this.proposals = proposals;
    }

    /** {@return every learner with its defaults, in the order in which a stranger should try them, and no more} */
    static SearchStrategy baseline() {
        return new ColdStrategy("baseline", (space, random) -> {
            Iterator<Configuration> defaults = Configurations.defaults(space).iterator();
            return () -> defaults.hasNext() ? Optional.of(defaults.next()) : Optional.empty();
        });
    }

    /** {@return uniform draws from the space, without repeats (Bergstra and Bengio, 2012)} */
    static SearchStrategy random() {
        return new ColdStrategy("random", (space, random) -> new Draws(space, random, new HashSet<>()));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        if (!knowledge.isNone()) {
            throw new IllegalArgumentException("'" + id
                    + "' does not learn, so it takes no knowledge, such as this of '" + knowledge.strategy() + "'");
        }
        Supplier<Optional<Configuration>> next = proposals.apply(problem.space(), random);
        return new Search() {
            @Override
            public Optional<Proposal> propose() {
                return next.get().map(Proposal::full);
            }

            @Override
            public void observe(Observation observation) {
                // the proposals are settled beforehand
            }
        };
    }
}
