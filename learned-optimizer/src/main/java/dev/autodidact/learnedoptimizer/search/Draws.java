package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Random configurations of a space, none that was seen before; empty where none is left. With the first split of the
 * search's generator these are what the strategy {@code random} proposes with the same seed. Not thread-safe.
 */
final class Draws {

    /** After so many draws in a row that were all seen, what is left of a finite space is sought by going through it. */
    private static final int PATIENCE = 200;

    private final SearchSpace space;
    private final RandomGenerator random;
    private final Set<Configuration> seen;
    private Iterator<Configuration> rest = List.<Configuration>of().iterator();
    private boolean enumerating;

    /** Draws from a space; what is drawn is added to {@code seen}. */
    Draws(SearchSpace space, RandomGenerator random, Set<Configuration> seen) {
        this.space = space;
        this.random = random;
        this.seen = seen;
    }

    Optional<Configuration> next() {
        for (int draw = 0; draw < PATIENCE && !enumerating; draw++) {
            Configuration drawn = space.sample(random);
            if (seen.add(drawn)) {
                return Optional.of(drawn);
            }
        }
        if (!enumerating && space.isFinite()) {
            enumerating = true;
            rest = space.enumerate().iterator();
        }
        while (rest.hasNext()) {
            Configuration next = rest.next();
            if (seen.add(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }
}
