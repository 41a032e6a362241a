package dev.autodidact.registry.statistics;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * All that is asked about two strategies, from their differences on the tasks that both have run on. A verdict needs both
 * schools: one strategy is ahead where Wilcoxon's test is significant after Holm's correction for all pairs, and the
 * Bayesian test finds it better by more than the region of practical equivalence with a probability above 0.95. The first
 * alone bounds the probability of any false alarm; the second holds back differences that are real but of no account.
 *
 * @param p the p-value of Wilcoxon's signed-rank test
 * @param pAdjusted the same after Holm's correction for all pairs of the comparison
 * @param difference the median difference with its 95 % interval
 * @param rankBiserial the effect size, from -1 where the second is always better to 1 where the first is
 * @param bayesian how probable it is that one is better
 * @param tasksNeeded how many tasks in all would settle it with a probability of 0.8; empty where that cannot be said
 */
public record PairedComparison(
        double p,
        double pAdjusted,
        HodgesLehmann difference,
        double rankBiserial,
        BayesianSignedRank bayesian,
        OptionalLong tasksNeeded) {

    /** The level at which p-values are read, and the most that false alarms may come to. */
    public static final double SIGNIFICANCE = 0.05;

    /** The probability above which something counts as sure. */
    public static final double SURE = 0.95;

    private static final double POWER = 0.8;

    /**
     * {@return the comparisons of all pairs, in the order given}
     *
     * @param differences for each pair the loss of the second less that of the first, one per task; at least one each
     * @param equivalence half the width of the region of practical equivalence
     * @param seed the only source of chance
     */
    public static List<PairedComparison> all(List<double[]> differences, double equivalence, long seed) {
        double[] p = differences.stream().mapToDouble(Wilcoxon::p).toArray();
        double[] adjusted = Holm.adjust(p);
        return IntStream.range(0, p.length)
                .mapToObj(i -> new PairedComparison(
                        p[i],
                        adjusted[i],
                        HodgesLehmann.of(differences.get(i), SURE),
                        Wilcoxon.rankBiserial(differences.get(i)),
                        BayesianSignedRank.test(differences.get(i), equivalence, seed),
                        SampleSize.forSignedRank(differences.get(i), SIGNIFICANCE / p.length, POWER)))
                .toList();
    }

    /** {@return whether the first is ahead} */
    public boolean firstAhead() {
        return significant() && bayesian.firstBetter() > SURE;
    }

    /** {@return whether the second is ahead} */
    public boolean secondAhead() {
        return significant() && bayesian.secondBetter() > SURE;
    }

    /** {@return whether the two are equal for practical purposes} */
    public boolean equal() {
        return bayesian.equal() > SURE;
    }

    /** {@return whether the p-value after correction is below the level} */
    public boolean significant() {
        return pAdjusted < SIGNIFICANCE;
    }

    /** {@return the same seen from the second strategy} */
    public PairedComparison reversed() {
        return new PairedComparison(
                p,
                pAdjusted,
                difference.reversed(),
                0 - rankBiserial,
                new BayesianSignedRank(bayesian.secondBetter(), bayesian.equal(), bayesian.firstBetter()),
                tasksNeeded);
    }
}
