package dev.autodidact.smile;

import dev.autodidact.api.data.Features;

/** Arithmetic on rows. */
final class Rows {

    private Rows() {}

    /** Refuses values on which Smile would go wrong without a word: its trees, networks and linear models take NaN. */
    static void requireFinite(String learner, Features features) {
        for (int j = 0; j < features.size(); j++) {
            double[] column = features.column(j);
            for (int i = 0; i < column.length; i++) {
                if (!Double.isFinite(column[i])) {
                    throw new IllegalArgumentException(learner + ": feature '" + features.name(j) + "' is " + column[i]
                            + " in row " + i + "; Smile needs finite numbers, so encode missing and infinite ones");
                }
            }
        }
    }

    /**
     * {@return the sum of the squared distances from the mean} In two passes: Smile's deviations come in one, lose all
     * digits where values are far from 0 and close to each other, and are then often the root of a negative number.
     */
    static double scatter(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = a[j] - b[j];
            sum += difference * difference;
        }
        return sum;
    }
}
