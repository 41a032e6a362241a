package dev.autodidact.api.space;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Random configurations of a space, none that was seen before; empty where none is left. Not thread-safe.
 *
 * <p>A search that draws from the first split of its generator proposes what the strategy {@code random} proposes with the
 * same seed, on all tasks (see {@link SearchSpace#sample}): so what one strategy tried can be compared with what another
 * tried.
 */
public final class Draws implements Supplier<Optional<Configuration>> {

    /** After so many draws in a row that were all seen, what is left of a finite space is sought by going through it. */
    private static final int PATIENCE = 200;

    private final SearchSpace space;
    private final RandomGenerator random;
    private final Set<Configuration> seen;
    private Iterator<Configuration> rest = List.<Configuration>of().iterator();
    private boolean enumerating;

    /**
     * Draws from a space.
     *
     * @param space what to draw from
     * @param random where chance comes from
     * @param seen what is not to be drawn; what is drawn is added
     */
    public Draws(SearchSpace space, RandomGenerator random, Set<Configuration> seen) {
        this.space = space;
        this.random = random;
        this.seen = seen;
    }

    /** {@return a configuration that was not seen before; empty where none is left} */
    @Override
    public Optional<Configuration> get() {
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
