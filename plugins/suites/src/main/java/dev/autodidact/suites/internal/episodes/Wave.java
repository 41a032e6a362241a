package dev.autodidact.suites.internal.episodes;

import dev.autodidact.suites.internal.Chance;

/**
 * A wave a sin(x - p), of Finn, Abbeel and Levine, 2017, "Model-agnostic meta-learning for fast adaptation of deep
 * networks", section 5.1.
 *
 * @param amplitude a
 * @param phase p
 */
record Wave(double amplitude, double phase) {

    /** Amplitude from 0.1 to 5, phase from 0 to pi, uniform. */
    static Wave draw(Chance chance) {
        return new Wave(chance.uniform(0.1, 5), chance.uniform(0, StrictMath.PI));
    }

    /** Points of the wave at x from -5 to 5, uniform. */
    Points points(int count, Chance chance) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = chance.uniform(-5, 5);
            y[i] = amplitude * StrictMath.sin(x[i] - phase);
        }
        return new Points(x, y);
    }
}
