package dev.autodidact.registry.statistics;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many tasks it would take to settle whether one strategy is better than another, if further tasks are like those at
 * hand: the sample size of Noether (1987, "Sample Size Determination for Some Common Nonparametric Tests", Journal of the
 * American Statistical Association 82) for Wilcoxon's signed-rank test. A forecast from few tasks is rough.
 */
public final class SampleSize {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private SampleSize() {}

    /**
     * {@return how many tasks, those at hand among them, give a significant result with a probability; empty where neither
     * side is ahead or there are fewer than 2 differences}
     *
     * @param differences one per task
     * @param significance the level at which the p-value will be read
     * @param power that probability, such as 0.8
     */
    public static OptionalLong forSignedRank(double[] differences, double significance, double power) {
        long pairs = 0;
        double positive = 0;
        for (int i = 0; i < differences.length; i++) {
            for (int j = i + 1; j < differences.length; j++) {
                positive += (Math.signum(differences[i] + differences[j]) + 1) / 2;
                pairs++;
            }
        }
        double lead = pairs == 0 ? 0 : positive / pairs - 0.5;
        if (lead == 0) {
            return OptionalLong.empty();
        }
        double reach = NORMAL.inverseSurvivalProbability(significance / 2) + NORMAL.inverseCumulativeProbability(power);
        double noether = reach * reach / (3 * lead * lead);
        // with fewer, even differences that all have one sign give a greater p-value
        double fewest = 1 - StrictMath.log(significance) / StrictMath.log(2);
        return OptionalLong.of((long) Math.ceil(Math.max(noether, fewest)));
    }
}
