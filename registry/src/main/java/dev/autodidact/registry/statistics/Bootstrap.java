package dev.autodidact.registry.statistics;

import dev.autodidact.api.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Means of curves with bands that hold 95 % of the means of resampled tasks: the percentile bootstrap of Efron and
 * Tibshirani (1993, "An Introduction to the Bootstrap", section 13.3). Whole curves are resampled, so the band at each
 * point is pointwise.
 */
public final class Bootstrap {

    private static final int DRAWS = 2_000;
    private static final double LEVEL = 0.95;

    private Bootstrap() {}

    /**
     * The mean of some curves and its uncertainty, point by point.
     *
     * @param mean the mean
     * @param lower where the band begins
     * @param upper where the band ends
     */
    public record Band(List<Double> mean, List<Double> lower, List<Double> upper) {}

    /**
     * {@return mean and band of some curves}
     *
     * @param curves one per task, all of one length; at least one
     * @param seed the only source of chance
     */
    public static Band band(double[][] curves, long seed) {
        int points = curves[0].length;
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(Seeds.derive(seed, "bootstrap"));
        double[][] means = new double[points][DRAWS];
        int[] drawn = new int[curves.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(drawn, i -> random.nextInt(curves.length));
            for (int point = 0; point < points; point++) {
                double sum = 0;
                for (int curve : drawn) {
                    sum += curves[curve][point];
                }
                means[point][draw] = sum / curves.length;
            }
        }
        Band band = new Band(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int point = 0; point < points; point++) {
            double sum = 0;
            for (double[] curve : curves) {
                sum += curve[point];
            }
            Arrays.sort(means[point]);
            int cut = (int) Math.round(DRAWS * (1 - LEVEL) / 2);
            band.mean().add(sum / curves.length);
            band.lower().add(means[point][cut]);
            band.upper().add(means[point][DRAWS - 1 - cut]);
        }
        return band;
    }
}
