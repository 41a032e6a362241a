package dev.autodidact.search.learned;

import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import java.util.List;

/** The strategies of this package. */
public final class LearnedStrategies {

    private LearnedStrategies() {}

    /**
     * {@return each of them once}
     *
     * @param cold goes on where what was learned ends
     */
    public static List<MetaStrategy> all(SearchStrategy cold) {
        return List.of(new Portfolio(cold));
    }
}
