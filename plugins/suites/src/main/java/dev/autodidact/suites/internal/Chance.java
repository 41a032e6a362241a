package dev.autodidact.suites.internal;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;

/**
 * Draws that are the same on every machine and every Java, so that a suite's content never changes: uniform numbers as
 * the generator gives them, and Gaussian ones made from these by StrictMath alone. Not thread-safe.
 */
public final class Chance {

    /** The seed of all suites; what differs is the purpose. */
    private static final long SEED = 1;

    private final RandomGenerator random;

    /**
     * Starts draws of their own.
     *
     * @param purpose what they are for; other purposes give other draws
     */
    public Chance(String... purpose) {
        this(Seeds.generator(SEED, purpose));
    }

    /**
     * Draws from a given generator.
     *
     * @param random where chance comes from
     */
    public Chance(RandomGenerator random) {
        this.random = random;
    }

    /** {@return a number from 0 up to but not including 1} */
    public double uniform() {
        return random.nextDouble();
    }

    /**
     * {@return a number between two others}
     *
     * @param low the lowest
     * @param high the highest
     */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** {@return a draw from the standard normal distribution, by the method of Box and Muller (1958)} */
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /**
     * {@return independent standard normal draws}
     *
     * @param length how many
     */
    public double[] gaussians(int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = gaussian();
        }
        return values;
    }

    /**
     * {@return a whole number from 0 to bound - 1}
     *
     * @param bound at least 1
     */
    public int below(int bound) {
        return (int) (uniform() * bound);
    }

    /**
     * {@return true with this probability}
     *
     * @param probability 0 to 1
     */
    public boolean happens(double probability) {
        return uniform() < probability;
    }

    /**
     * {@return the numbers 0 to length - 1 in random order, every order equally likely}
     *
     * @param length how many
     */
    public int[] permutation(int length) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int other = below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
