package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.data.ClassTarget;

/**
 * Finite numbers and their statistics, safe at any magnitude: everything is divided by the largest one first. Immutable,
 * thread-safe.
 */
public final class Sample {

    private final double[] standardized;
    private final double scale;
    private final double mean;
    private final double deviation;

    private Sample(double[] standardized, double scale, double mean, double deviation) {
        this.standardized = standardized;
        this.scale = scale;
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * {@return the statistics of some values}
     *
     * @param values finite; there may be none
     */
    public static Sample of(double[] values) {
        double scale = 0;
        for (double value : values) {
            scale = Math.max(scale, Math.abs(value));
        }
        double[] standardized = new double[values.length];
        if (scale == 0) {
            return new Sample(standardized, 0, 0, 0);
        }
        double sum = 0;
        for (double value : values) {
            sum += value / scale;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            standardized[i] = values[i] / scale - mean;
            squares += standardized[i] * standardized[i];
        }
        double deviation = Math.sqrt(squares / values.length);
        for (int i = 0; i < values.length; i++) {
            standardized[i] = deviation > 0 ? standardized[i] / deviation : 0;
        }
        return new Sample(standardized, scale, mean, deviation);
    }

    /** {@return the largest magnitude} */
    public double scale() {
        return scale;
    }

    /** {@return the mean, divided by the scale} */
    public double mean() {
        return mean;
    }

    /** {@return the standard deviation (over n), divided by the scale} */
    public double deviation() {
        return deviation;
    }

    /** {@return the mean of the cubes of the standardised values} */
    public double skewness() {
        double sum = 0;
        for (double value : standardized) {
            sum += value * value * value;
        }
        return perValue(sum);
    }

    /** {@return the mean of the fourth powers of the standardised values: 3 for a normal distribution} */
    public double kurtosis() {
        double sum = 0;
        for (double value : standardized) {
            sum += value * value * value * value;
        }
        return perValue(sum);
    }

    private double perValue(double sum) {
        return standardized.length == 0 ? 0 : sum / standardized.length;
    }

    /**
     * {@return Pearson's correlation; 0 where either does not vary}
     *
     * @param other as many other values
     */
    public double correlation(Sample other) {
        double sum = 0;
        for (int i = 0; i < standardized.length; i++) {
            sum += standardized[i] * other.standardized[i];
        }
        return perValue(sum);
    }

    /**
     * {@return the share of the standard deviation that lies between classes, 0 to 1; with two it is Pearson's |r|}
     *
     * @param classes the class of each value
     */
    public double correlationRatio(ClassTarget classes) {
        double[] sums = new double[classes.classes().size()];
        for (int i = 0; i < standardized.length; i++) {
            sums[classes.code(i)] += standardized[i];
        }
        int[] counts = classes.counts();
        double between = 0;
        for (int code = 0; code < sums.length; code++) {
            between += counts[code] == 0 ? 0 : sums[code] * sums[code] / counts[code];
        }
        return Math.sqrt(perValue(between));
    }
}
