package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.model.ForestChooser;
import dev.autodidact.search.model.GuidedSearch;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The search that the others go on with, from a cold beginning. */
record Guided(String id) implements SearchStrategy {

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        if (!knowledge.isNone()) {
            throw new IllegalArgumentException("it takes no knowledge");
        }
        return new GuidedSearch(problem.space(), List.of(), ForestChooser::new, random);
    }
}
