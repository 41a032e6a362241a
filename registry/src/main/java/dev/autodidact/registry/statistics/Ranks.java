package dev.autodidact.registry.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks, ties sharing the mean of their places. */
public final class Ranks {

    private Ranks() {}

    /**
     * {@return the rank of each value, 1 for the smallest}
     *
     * @param values none of them NaN
     */
    public static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int start = 0; start < order.length; ) {
            int end = start;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    /**
     * {@return the mean rank of each strategy}
     *
     * @param losses one row per task, one loss per strategy; smaller is better; at least one row
     */
    public static double[] mean(double[][] losses) {
        double[] means = new double[losses[0].length];
        for (double[] row : losses) {
            double[] ranks = of(row);
            for (int i = 0; i < means.length; i++) {
                means[i] += ranks[i] / losses.length;
            }
        }
        return means;
    }
}
