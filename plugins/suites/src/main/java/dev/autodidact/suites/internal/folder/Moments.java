package dev.autodidact.suites.internal.folder;

import java.util.Arrays;

/**
 * Mean and standard deviation.
 *
 * @param mean 0 of nothing
 * @param deviation 0 where no two values differ
 */
record Moments(double mean, double deviation) {

    static Moments of(double[] values) {
        double mean = sum(values) / Math.max(1, values.length);
        double[] squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray();
        boolean varies = Arrays.stream(values).anyMatch(value -> value != values[0]);
        return new Moments(mean, varies ? Math.sqrt(sum(squares) / values.length) : 0);
    }

    /** How many deviations above the mean a value is; 0 where nothing varies. */
    double standardised(double value) {
        return deviation > 0 ? (value - mean) / deviation : 0;
    }

    /** In order, where a stream would choose its own way of adding. */
    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
