package dev.autodidact.examples.fewshotplots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A mean over tasks.
 *
 * @param mean the mean
 * @param margin half the width of its 95 % interval, by the normal distribution
 */
public record Estimate(double mean, double margin) {

    private static final double NORMAL_97_5 = 1.96;

    /**
     * {@return the mean of some values}
     *
     * @param values one for each task, at least one
     */
    public static Estimate of(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / Math.max(1, values.length - 1);
        return new Estimate(mean, NORMAL_97_5 * Math.sqrt(variance / values.length));
    }

    /**
     * {@return the mean curve}
     *
     * @param curves one for each task, all of one length
     */
    public static List<Estimate> ofCurves(List<double[]> curves) {
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < curves.getFirst().length; i++) {
            int at = i;
            estimates.add(of(curves.stream().mapToDouble(curve -> curve[at]).toArray()));
        }
        return List.copyOf(estimates);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.4f +- %.4f", mean, margin);
    }
}
