package dev.autodidact.learnedoptimizer.search;

import java.util.random.RandomGenerator;

/**
 * A function on the unit cube, drawn from a Gaussian-process prior of mean 0 and variance 1 by random Fourier features
 * (Rahimi and Recht, 2007, "Random features for large-scale kernel machines", algorithm 1). Its kernel is, by the toss of
 * a coin, squared-exponential or Matérn 5/2, with a length-scale per coordinate, log-uniform from 0.15 to 1.2 times the
 * root of half the number of coordinates: so that neither few nor many coordinates are hopeless. Immutable.
 */
final class GaussianProcess {

    private static final int FEATURES = 256;
    private static final double SHORTEST = 0.15;
    private static final double LONGEST = 1.2;
    private static final int MATERN_FREEDOM = 5;

    private final double[][] frequencies;
    private final double[] phases;
    private final double[] amplitudes = new double[FEATURES];

    private GaussianProcess(double[][] frequencies, double[] phases) {
        this.frequencies = frequencies;
        this.phases = phases;
    }

    static GaussianProcess draw(int dimensions, RandomGenerator random) {
        GaussianProcess drawn = new GaussianProcess(new double[dimensions][FEATURES], new double[FEATURES]);
        double[] spread = new double[FEATURES];
        boolean matern = random.nextBoolean();
        for (int j = 0; j < FEATURES; j++) {
            drawn.phases[j] = random.nextDouble();
            drawn.amplitudes[j] = random.nextGaussian() * Math.sqrt(2.0 / FEATURES);
            double square = 0;
            for (int i = 0; i < MATERN_FREEDOM; i++) {
                double normal = random.nextGaussian();
                square += normal * normal;
            }
            spread[j] = matern ? Math.sqrt(MATERN_FREEDOM / square) : 1;
        }
        for (double[] frequency : drawn.frequencies) {
            double length =
                    SHORTEST * StrictMath.pow(LONGEST / SHORTEST, random.nextDouble()) * Math.sqrt(dimensions / 2.0);
            for (int j = 0; j < FEATURES; j++) {
                frequency[j] = random.nextGaussian() * spread[j] / length / (2 * Math.PI);
            }
        }
        return drawn;
    }

    int dimensions() {
        return frequencies.length;
    }

    /**
     * The value and the gradient at a point that is part of longer arrays.
     *
     * @param at coordinates, from {@code from} on
     * @param gradient overwritten from {@code from} on
     */
    double at(float[] at, int from, float[] gradient) {
        double[] turns = phases.clone();
        for (int k = 0; k < frequencies.length; k++) {
            double x = at[from + k];
            double[] frequency = frequencies[k];
            for (int j = 0; j < FEATURES; j++) {
                turns[j] = Math.fma(x, frequency[j], turns[j]);
            }
        }
        double value = 0;
        for (int j = 0; j < FEATURES; j++) {
            value += amplitudes[j] * sine(turns[j] + 0.25);
            turns[j] = -2 * Math.PI * amplitudes[j] * sine(turns[j]);
        }
        for (int k = 0; k < frequencies.length; k++) {
            double sum = 0;
            for (int j = 0; j < FEATURES; j++) {
                sum += turns[j] * frequencies[k][j];
            }
            gradient[from + k] = (float) sum;
        }
        return value;
    }

    /**
     * The sine of an angle in turns, within 1e-9: its Taylor polynomial of degree 13 on a quarter. Unlike Math.sin, it
     * has the same bits on every machine.
     */
    static double sine(double turns) {
        double rest = turns - Math.rint(turns);
        double quarter = 0.25 - Math.abs(Math.abs(rest) - 0.25);
        double x = 2 * Math.PI * quarter;
        double s = x * x;
        double p = Math.fma(s, 1 / 6227020800.0, -1 / 39916800.0);
        p = Math.fma(s, p, 1 / 362880.0);
        p = Math.fma(s, p, -1 / 5040.0);
        p = Math.fma(s, p, 1 / 120.0);
        p = Math.fma(s, p, -1 / 6.0);
        return Math.copySign(Math.fma(s * x, p, x), rest);
    }
}
