package dev.autodidact.registry.statistics;

import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether several strategies differ at all: the test of Friedman (1937), corrected for ties, with the F statistic of Iman
 * and Davenport (1980) as Demsar (2006, "Statistical Comparisons of Classifiers over Multiple Data Sets", Journal of
 * Machine Learning Research 7, section 3.2.2) recommends. Says nothing of pairs.
 *
 * @param chiSquared the statistic of Friedman
 * @param f the statistic of Iman and Davenport; infinite where every task ranks the strategies alike
 * @param p how probable an F at least as large is, if the strategies are equal
 */
public record Friedman(double chiSquared, double f, double p) {

    /**
     * {@return the result of the test}
     *
     * @param losses one row per task, one loss per strategy; smaller is better; at least 2 of each
     * @throws IllegalArgumentException where there are fewer
     */
    public static Friedman test(double[][] losses) {
        int tasks = losses.length;
        if (tasks < 2 || losses[0].length < 2) {
            throw new IllegalArgumentException("the Friedman test needs at least 2 tasks and 2 strategies");
        }
        int strategies = losses[0].length;
        double expected = (strategies + 1) / 2.0;
        double between = 0;
        for (double mean : Ranks.mean(losses)) {
            between += (mean - expected) * (mean - expected);
        }
        double within = 0;
        for (double[] row : losses) {
            for (double rank : Ranks.of(row)) {
                within += (rank - expected) * (rank - expected);
            }
        }
        if (within == 0) {
            return new Friedman(0, 0, 1);
        }
        // without ties, within is tasks * strategies * (strategies^2 - 1) / 12, and this is the textbook's formula
        double chiSquared = (strategies - 1.0) * tasks * tasks * between / within;
        double rest = tasks * (strategies - 1.0) - chiSquared;
        if (rest <= 1e-9) {
            return new Friedman(chiSquared, Double.POSITIVE_INFINITY, 0);
        }
        double f = (tasks - 1) * chiSquared / rest;
        double p = FDistribution.of(strategies - 1, (strategies - 1.0) * (tasks - 1))
                .survivalProbability(f);
        return new Friedman(chiSquared, f, p);
    }
}
