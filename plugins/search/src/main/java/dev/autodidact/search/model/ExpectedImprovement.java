package dev.autodidact.search.model;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The expected improvement of a normal prediction on the best target so far (Jones, Schonlau and Welch, 1998). */
public final class ExpectedImprovement {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static final double SQRT_2_PI = StrictMath.sqrt(2 * StrictMath.PI);

    /** A deviation below this is none: the prediction is certain to this share of the targets' unit scale. */
    private static final double LEAST_DEVIATION = 1e-9;

    private ExpectedImprovement() {}

    /**
     * {@return the logarithm of the expected improvement, {@code log(s h(z))} with {@code h(z) = z Phi(z) + phi(z)} and
     * {@code z = (best - mean) / s}; finite and strictly increasing in z however hopeless the place} Far below the best,
     * where h underflows, its asymptotic series takes over (Ament and others, 2023, "Unexpected improvements to expected
     * improvement for Bayesian optimization", section 4.1).
     *
     * @param prediction what is expected
     * @param best the least target so far
     */
    public static double log(Prediction prediction, double best) {
        double deviation = Math.max(prediction.deviation(), LEAST_DEVIATION);
        double z = (best - prediction.mean()) / deviation;
        return StrictMath.log(deviation) + logH(z);
    }

    /** {@return log(z Phi(z) + phi(z))} */
    static double logH(double z) {
        if (z > -25) {
            return StrictMath.log(z * NORMAL.cumulativeProbability(z) + StrictMath.exp(-z * z / 2) / SQRT_2_PI);
        }
        double inverse = 1 / (z * z);
        double series = 1 - inverse * (3 - inverse * (15 - inverse * 105));
        return -z * z / 2 - StrictMath.log(SQRT_2_PI) - 2 * StrictMath.log(-z) + StrictMath.log(series);
    }
}
