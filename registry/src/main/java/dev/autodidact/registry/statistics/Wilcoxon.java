package dev.autodidact.registry.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The signed-rank test of Wilcoxon (1945, "Individual Comparisons by Ranking Methods"), two-sided, for paired samples.
 * Differences of zero are left out, as Wilcoxon does; ties share their mean rank.
 */
public final class Wilcoxon {

    /** Up to so many differences other than zero the distribution is computed exactly, ties included. */
    private static final int EXACT = 200;

    private Wilcoxon() {}

    /**
     * {@return how probable differences at least as one-sided are, if plus and minus are equally likely; 1 where all are
     * zero}
     *
     * @param differences one per task
     */
    public static double p(double[] differences) {
        double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (nonZero.length == 0) {
            return 1;
        }
        if (nonZero.length > EXACT) {
            return WilcoxonSignedRankTest.withDefaults()
                    .with(PValueMethod.ASYMPTOTIC)
                    .test(nonZero)
                    .getPValue();
        }
        return exact(nonZero);
    }

    /** Counts, for each sum of ranks, the assignments of signs that give it; ranks are doubled to be whole numbers. */
    private static double exact(double[] differences) {
        double[] ranks = Ranks.of(Arrays.stream(differences).map(Math::abs).toArray());
        int[] doubled = Arrays.stream(ranks).mapToInt(rank -> (int) (2 * rank)).toArray();
        int total = Arrays.stream(doubled).sum();
        double[] shares = new double[total + 1];
        shares[0] = 1;
        int reached = 0;
        int positive = 0;
        for (int i = 0; i < doubled.length; i++) {
            reached += doubled[i];
            for (int sum = reached; sum >= 0; sum--) {
                shares[sum] = (shares[sum] + (sum >= doubled[i] ? shares[sum - doubled[i]] : 0)) / 2;
            }
            positive += differences[i] > 0 ? doubled[i] : 0;
        }
        double tail = 0;
        for (int sum = 0; sum <= Math.min(positive, total - positive); sum++) {
            tail += shares[sum];
        }
        return Math.min(1, 2 * tail);
    }
}
