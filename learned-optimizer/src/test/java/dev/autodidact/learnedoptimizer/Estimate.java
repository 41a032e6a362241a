package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A statistic of a sample of problems with its 95 % interval, by the percentile bootstrap (Efron and Tibshirani, 1993,
 * chapter 13): the problems are drawn again, with replacement, a thousand times, always the same draws. Losses that are
 * not finite count as infinite.
 *
 * @param value the statistic of the sample
 * @param low the 2.5th percentile over the draws
 * @param high the 97.5th percentile over the draws
 */
record Estimate(double value, double low, double high) {

    private static final int DRAWS = 1000;

    /** A number that is known, not estimated. */
    static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    static Estimate mean(double[] values) {
        return bootstrap(values.length, rows -> mean(values, rows));
    }

    static Estimate median(double[] values) {
        return bootstrap(values.length, rows -> median(values, rows));
    }

    /** The mean of the values over the mean of the others, both on the same problems. */
    static Estimate ratioOfMeans(double[] values, double[] others) {
        return bootstrap(values.length, rows -> ratio(mean(values, rows), mean(others, rows)));
    }

    /** The median of the values over the median of the others, both on the same problems. */
    static Estimate ratioOfMedians(double[] values, double[] others) {
        return bootstrap(values.length, rows -> ratio(median(values, rows), median(others, rows)));
    }

    /** {@return the first over the second; 1 where both are 0 or both are infinite} */
    static double ratio(double value, double other) {
        return value == other ? 1 : value / other;
    }

    private static Estimate bootstrap(int problems, ToDoubleFunction<int[]> statistic) {
        double value = statistic.applyAsDouble(IntStream.range(0, problems).toArray());
        RandomGenerator random = Seeds.generator(0, "bootstrap");
        double[] drawn = new double[DRAWS];
        int[] rows = new int[problems];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(rows, i -> random.nextInt(problems));
            drawn[draw] = statistic.applyAsDouble(rows);
        }
        Arrays.sort(drawn);
        return new Estimate(value, drawn[DRAWS / 40 - 1], drawn[DRAWS - DRAWS / 40]);
    }

    private static double mean(double[] values, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += finiteOrInfinite(values[row]);
        }
        return sum / rows.length;
    }

    private static double median(double[] values, int[] rows) {
        double[] sorted = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[i] = finiteOrInfinite(values[rows[i]]);
        }
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double finiteOrInfinite(double value) {
        return Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
    }
}
