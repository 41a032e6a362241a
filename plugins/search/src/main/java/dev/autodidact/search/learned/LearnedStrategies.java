package dev.autodidact.search.learned;

import dev.autodidact.api.strategy.MetaStrategy;
import java.util.List;

/** The strategies of this package. */
public final class LearnedStrategies {

    private LearnedStrategies() {}

    /** {@return each of them once} */
    public static List<MetaStrategy> all() {
        return List.of(new Portfolio());
    }
}
