package dev.autodidact.examples.fewshotwaves;

import java.util.Arrays;
import java.util.Locale;

/**
 * Errors over tasks. The mean is what papers give; a few hard tasks move it, so median and trimmed mean stand beside it.
 *
 * @param mean the mean
 * @param margin half the width of the 95 % interval of the mean over tasks
 * @param trimmed the mean without the least and the greatest twentieth
 * @param median the median
 */
record Errors(double mean, double margin, double trimmed, double median) {

    private static final double NORMAL_97_5 = 1.96;

    static Errors of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 20;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double variance = Arrays.stream(sorted)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / Math.max(1, sorted.length - 1);
        return new Errors(
                mean,
                NORMAL_97_5 * Math.sqrt(variance / sorted.length),
                Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow(),
                (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.4f +- %7.4f %8.4f %8.4f", mean, margin, trimmed, median);
    }
}
