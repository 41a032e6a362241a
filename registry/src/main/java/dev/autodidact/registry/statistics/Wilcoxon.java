package dev.autodidact.registry.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
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

    /**
     * {@return the matched-pairs rank-biserial correlation: (sum of ranks of positive differences - sum of ranks of
     * negative ones) / (sum of both)} 1 where all are positive, -1 where all are negative, 0 where they balance or all are
     * zero. Kerby (2014, "The Simple Difference Formula").
     *
     * @param differences one per task; zeros are left out
     */
    public static double rankBiserial(double[] differences) {
        double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
        double[] ranks = Ranks.of(Arrays.stream(nonZero).map(Math::abs).toArray());
        double balance = 0;
        double all = 0;
        for (int i = 0; i < ranks.length; i++) {
            balance += nonZero[i] > 0 ? ranks[i] : -ranks[i];
            all += ranks[i];
        }
        return all == 0 ? 0 : balance / all;
    }

    /**
     * {@return the number of the Walsh average, from 1 and from either end, at which a two-sided confidence interval for the
     * median difference ends; 0 where the sample is too small for one}
     *
     * @param size how many differences there are
     * @param level the probability that the interval is to have, such as 0.95
     */
    static int criticalRank(int size, double level) {
        double tail = (1 - level) / 2;
        if (size > EXACT) {
            double mean = size * (size + 1.0) / 4;
            double deviation = Math.sqrt(size * (size + 1.0) * (2 * size + 1.0) / 24);
            return (int)
                    Math.floor(mean + deviation * NormalDistribution.of(0, 1).inverseCumulativeProbability(tail));
        }
        double[] shares = distribution(IntStream.rangeClosed(1, size).toArray());
        double reached = 0;
        int rank = 0;
        while (reached + shares[rank] <= tail) {
            reached += shares[rank];
            rank++;
        }
        return rank;
    }

    /** Ranks are doubled to be whole numbers. */
    private static double exact(double[] differences) {
        double[] ranks = Ranks.of(Arrays.stream(differences).map(Math::abs).toArray());
        int[] doubled = Arrays.stream(ranks).mapToInt(rank -> (int) (2 * rank)).toArray();
        double[] shares = distribution(doubled);
        int positive = 0;
        for (int i = 0; i < doubled.length; i++) {
            positive += differences[i] > 0 ? doubled[i] : 0;
        }
        double tail = 0;
        for (int sum = 0; sum <= Math.min(positive, shares.length - 1 - positive); sum++) {
            tail += shares[sum];
        }
        return Math.min(1, 2 * tail);
    }

    /** Counts, for each sum of ranks, the assignments of signs that give it, as a share of all. */
    private static double[] distribution(int[] ranks) {
        double[] shares = new double[Arrays.stream(ranks).sum() + 1];
        shares[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                shares[sum] = (shares[sum] + (sum >= rank ? shares[sum - rank] : 0)) / 2;
            }
        }
        return shares;
    }
}
