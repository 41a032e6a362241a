package dev.autodidact.examples.fewshotvision;

import java.util.Arrays;
import java.util.Locale;

/**
 * The share of query drawings that were told right, over episodes.
 *
 * @param mean in per cent
 * @param margin half the width of the 95 % interval of the mean over episodes
 */
record Accuracy(double mean, double margin) {

    private static final double NORMAL_97_5 = 1.96;

    /** Of shares from 0 to 1, at least one. */
    static Accuracy of(double[] shares) {
        double mean = Arrays.stream(shares).average().orElseThrow();
        double variance = Arrays.stream(shares)
                        .map(share -> (share - mean) * (share - mean))
                        .sum()
                / Math.max(1, shares.length - 1);
        return new Accuracy(100 * mean, 100 * NORMAL_97_5 * Math.sqrt(variance / shares.length));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%6.2f +- %.2f %%", mean, margin);
    }
}
