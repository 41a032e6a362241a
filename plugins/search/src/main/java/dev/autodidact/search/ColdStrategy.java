package dev.autodidact.search;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.random.RandomGenerator.SplittableGenerator;

/** A strategy that learns nothing before a search. Thread-safe. */
public final class ColdStrategy implements SearchStrategy {

    /** How a search without knowledge begins. */
    @FunctionalInterface
    public interface Beginning {

        /**
         * {@return the search}
         *
         * @param problem what to solve
         * @param random the search's only source of chance
         */
        Search begin(SearchProblem problem, SplittableGenerator random);
    }

    private final String id;
    private final Beginning beginning;

    /**
     * Makes a strategy.
     *
     * @param id its id
     * @param beginning how its searches begin
     */
    public ColdStrategy(String id, Beginning beginning) {
        this.id = id;
        this.beginning = beginning;
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
        return beginning.begin(problem, random);
    }
}
