package dev.autodidact.search.model;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Draws;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Configurations that were not taken before. Not thread-safe. */
public final class Fresh {

    private final Encoding encoding;
    private final Set<Configuration> taken = new HashSet<>();
    private final Draws draws;

    /**
     * Begins with nothing taken.
     *
     * @param encoding of the space
     * @param random where the chance of {@link #draw} comes from: its first split, as in every strategy
     */
    public Fresh(Encoding encoding, SplittableGenerator random) {
        this.encoding = encoding;
        this.draws = new Draws(encoding.space(), random.split(), taken);
    }

    /**
     * {@return the configuration of a vector, now taken; empty where it was taken before or is forbidden}
     *
     * @param vector as in {@link Encoding}
     */
    public Optional<Configuration> take(double[] vector) {
        return encoding.decode(vector).filter(taken::add);
    }

    /**
     * {@return whether a configuration was not taken before; now it is}
     *
     * @param configuration of the space
     */
    public boolean take(Configuration configuration) {
        return taken.add(configuration);
    }

    /** {@return a random configuration, now taken; empty where none is left} */
    public Optional<Configuration> draw() {
        return draws.get();
    }
}
