package dev.autodidact.registry.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The critical difference of mean ranks of Nemenyi (1963), as Demsar (2006, section 3.2.2) has it. For readers who expect
 * it: whether two strategies differ should not depend on which others were compared (Benavoli, Corani and Mangili 2016,
 * "Should We Really Use Post-Hoc Tests Based on Mean-Ranks?"), so verdicts rest on pairs.
 */
public final class Nemenyi {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Beyond so many standard deviations the normal density adds nothing. */
    private static final double REACH = 9;
    /** Enough for 10 digits. */
    private static final int STEPS = 400;

    private Nemenyi() {}

    /**
     * {@return how far apart two mean ranks must be to differ significantly}
     *
     * @param strategies how many strategies are ranked; at least 2
     * @param tasks on how many tasks
     * @param significance the level, such as 0.05
     */
    public static double criticalDifference(int strategies, int tasks, double significance) {
        return quantile(strategies, significance) * Math.sqrt(strategies * (strategies + 1.0) / (6.0 * tasks));
    }

    /** The upper quantile of the studentised range with infinite degrees of freedom, divided by the root of 2. */
    static double quantile(int strategies, double significance) {
        double low = 0;
        double high = 100;
        while (high - low > 1e-11) {
            double middle = (low + high) / 2;
            if (1 - rangeWithin(middle, strategies) > significance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low / Math.sqrt(2);
    }

    /**
     * How probable it is that standard normal numbers lie within a range: the integral over the least of them, by Simpson's
     * rule.
     */
    private static double rangeWithin(double range, int numbers) {
        double step = 2 * REACH / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double least = -REACH + i * step;
            double others = NORMAL.probability(least, least + range);
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * NORMAL.density(least) * StrictMath.pow(others, numbers - 1.0);
        }
        return numbers * sum * step / 3;
    }
}
