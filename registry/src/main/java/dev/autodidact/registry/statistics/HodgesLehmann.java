package dev.autodidact.registry.statistics;

import java.util.Arrays;

/**
 * By how much one strategy is better than another: the estimate of Hodges and Lehmann (1963, "Estimates of Location Based
 * on Rank Tests"), the median of the means of all pairs of differences, each with itself among them, and the interval that
 * belongs to Wilcoxon's signed-rank test (Hollander and Wolfe 1999, "Nonparametric Statistical Methods", section 3.3):
 * exact up to 200 differences, by the normal approximation beyond.
 *
 * @param estimate the median difference
 * @param lower where the interval begins; negative infinity where there are too few differences to bound it
 * @param upper where it ends; positive infinity where there are too few
 */
public record HodgesLehmann(double estimate, double lower, double upper) {

    /**
     * {@return the estimate with its interval}
     *
     * @param differences one per task; at least one
     * @param level the probability with which such intervals hold the true difference, such as 0.95; with few differences
     *     theirs is larger
     */
    public static HodgesLehmann of(double[] differences, double level) {
        int size = differences.length;
        double[] walsh = new double[size * (size + 1) / 2];
        int next = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                walsh[next++] = differences[i] / 2 + differences[j] / 2;
            }
        }
        Arrays.sort(walsh);
        double estimate = walsh[(next - 1) / 2] / 2 + walsh[next / 2] / 2;
        int rank = Wilcoxon.criticalRank(size, level);
        return rank == 0
                ? new HodgesLehmann(estimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new HodgesLehmann(estimate, walsh[rank - 1], walsh[next - rank]);
    }

    /** {@return the same seen from the second strategy} */
    public HodgesLehmann reversed() {
        return new HodgesLehmann(0 - estimate, 0 - upper, 0 - lower);
    }
}
