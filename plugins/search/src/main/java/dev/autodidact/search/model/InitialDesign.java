package dev.autodidact.search.model;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.search.Configurations;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * What to try before there is anything to learn from: the defaults (of each learner), then a few points of a Sobol
 * sequence, enough for a model to tell up from down.
 */
public final class InitialDesign {

    private static final int LEAST_POINTS = 4;
    private static final int MOST_POINTS = 10;

    private final Queue<Configuration> defaults;
    private final SobolDraws draws;
    private int points;

    /**
     * Begins a design.
     *
     * @param encoding of the space
     * @param random where chance comes from
     */
    public InitialDesign(Encoding encoding, SplittableGenerator random) {
        this.defaults = new ArrayDeque<>(Configurations.defaults(encoding.space()));
        this.draws = new SobolDraws(encoding, random);
        this.points = Math.clamp(encoding.size() / 4, LEAST_POINTS, MOST_POINTS);
    }

    /**
     * {@return the next configuration of the design; empty where it is at its end}
     *
     * @param fresh what was taken before
     */
    public Optional<Configuration> next(Fresh fresh) {
        while (!defaults.isEmpty()) {
            Configuration configuration = defaults.remove();
            if (fresh.take(configuration)) {
                return Optional.of(configuration);
            }
        }
        return points-- > 0 ? draws.next(fresh) : Optional.empty();
    }
}
