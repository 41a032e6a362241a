package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.search.Configurations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The configurations to evaluate before a search begins: those that the past recommends, and soon after the first
 * {@value #HEAD} of them, in turn with the others, the defaults of learners that the past does not know, such as those of
 * a new plugin; at last the defaults that are left.
 */
final class FirstTries {

    private static final int HEAD = 4;

    private FirstTries() {}

    /**
     * {@return what to evaluate first}
     *
     * @param recommended configurations of the space, in order
     * @param chapter what is remembered of the space
     */
    static List<Configuration> of(
            List<Configuration> recommended, Optional<Memory.Chapter> chapter, SearchSpace space) {
        Queue<Configuration> strangers = new ArrayDeque<>();
        List<Configuration> familiar = new ArrayList<>();
        for (Configuration standard : Configurations.defaults(space)) {
            String learner = PastSpace.learner(standard);
            boolean known = learner.isEmpty()
                    || chapter.map(past -> past.past().learners().contains(learner))
                            .orElse(false);
            (known ? familiar : strangers).add(standard);
        }
        List<Configuration> first = new ArrayList<>();
        for (Configuration configuration : recommended) {
            if (first.size() >= HEAD && !strangers.isEmpty()) {
                first.add(strangers.remove());
            }
            first.add(configuration);
        }
        first.addAll(strangers);
        first.addAll(familiar);
        return first.stream().distinct().toList();
    }
}
