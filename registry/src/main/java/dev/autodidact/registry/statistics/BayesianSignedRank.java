package dev.autodidact.registry.statistics;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How probable it is that one strategy is better than another: the Bayesian signed-rank test of Benavoli, Corani,
 * Demsar and Zaffalon (2017, "Time for a Change: a Tutorial for Comparing Multiple Classifiers Through Bayesian
 * Analysis", Journal of Machine Learning Research 18, section 4.2), with a Dirichlet process prior of strength 1/2 at a
 * difference of zero. A pair of tasks right on the edge of the region counts as equal, where the paper gives half of it to
 * either side. Unlike a p-value it can say that two strategies are equal for practical purposes.
 *
 * @param firstBetter the probability that the first is better by more than the region of practical equivalence
 * @param equal the probability that the difference lies within that region
 * @param secondBetter the probability that the second is better by more than that region
 */
public record BayesianSignedRank(double firstBetter, double equal, double secondBetter) {

    private static final double PRIOR_STRENGTH = 0.5;
    /** The standard error of a probability is at most 0.0036. */
    private static final int DRAWS = 20_000;

    /**
     * {@return the three probabilities; they sum to 1}
     *
     * @param differences loss of the second less loss of the first, one per task: positive where the first is better
     * @param equivalence half the width of the region of practical equivalence, in the unit of the differences
     * @param seed the only source of chance
     */
    public static BayesianSignedRank test(double[] differences, double equivalence, long seed) {
        double[] wins = new double[3];
        for (double[] shares : posterior(differences, equivalence, DRAWS, seed)) {
            count(shares, wins);
        }
        return new BayesianSignedRank(wins[0] / DRAWS, wins[1] / DRAWS, wins[2] / DRAWS);
    }

    /**
     * {@return draws from the posterior distribution} Each is a point of a triangle: the shares of pairs of tasks on whose
     * mean the first is better, the two are equal, and the second is better; they sum to 1. Fewer draws from the same seed
     * are the first of more.
     *
     * @param differences as for {@link #test}
     * @param equivalence as for {@link #test}
     * @param draws how many draws
     * @param seed the only source of chance
     */
    public static double[][] posterior(double[] differences, double equivalence, int draws, long seed) {
        double[] sorted = Arrays.copyOf(differences, differences.length + 1);
        double[] strengths = new double[sorted.length];
        Arrays.fill(strengths, 1);
        // Sorting mixes the prior's zero among the data; a zero of the data is worth the same, wherever it stands.
        Arrays.sort(sorted);
        strengths[Arrays.binarySearch(sorted, 0.0)] = PRIOR_STRENGTH;
        int[] above = firstPartnerAbove(sorted, 2 * equivalence);
        int[] below = firstPartnerNotBelow(sorted, -2 * equivalence);

        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(Seeds.derive(seed, "bayesian-signed-rank"));
        DirichletSampler dirichlet = DirichletSampler.of(random, strengths);
        double[][] points = new double[draws][];
        double[] cumulative = new double[sorted.length + 1];
        for (int draw = 0; draw < draws; draw++) {
            double[] weights = dirichlet.sample();
            for (int i = 0; i < weights.length; i++) {
                cumulative[i + 1] = cumulative[i] + weights[i];
            }
            double all = cumulative[weights.length];
            double first = 0;
            double second = 0;
            for (int i = 0; i < weights.length; i++) {
                first += weights[i] * (all - cumulative[above[i]]);
                second += weights[i] * cumulative[below[i]];
            }
            points[draw] = new double[] {first, all * all - first - second, second};
        }
        return points;
    }

    /** Gives the draw to the largest share, in equal parts to equals. */
    private static void count(double[] shares, double[] wins) {
        double largest = Math.max(shares[0], Math.max(shares[1], shares[2]));
        long winners = Arrays.stream(shares).filter(share -> share == largest).count();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] == largest) {
                wins[i] += 1.0 / winners;
            }
        }
    }

    /** For each value the first place whose sum with it exceeds the limit. */
    private static int[] firstPartnerAbove(double[] sorted, double limit) {
        int[] places = new int[sorted.length];
        int place = sorted.length;
        for (int i = 0; i < sorted.length; i++) {
            while (place > 0 && sorted[i] + sorted[place - 1] > limit) {
                place--;
            }
            places[i] = place;
        }
        return places;
    }

    /** For each value the first place whose sum with it does not fall below the limit. */
    private static int[] firstPartnerNotBelow(double[] sorted, double limit) {
        int[] places = new int[sorted.length];
        int place = sorted.length;
        for (int i = 0; i < sorted.length; i++) {
            while (place > 0 && sorted[i] + sorted[place - 1] >= limit) {
                place--;
            }
            places[i] = place;
        }
        return places;
    }
}
