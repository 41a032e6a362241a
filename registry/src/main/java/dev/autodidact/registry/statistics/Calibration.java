package dev.autodidact.registry.statistics;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a classifier is right as often as it says: rows by the probability of the class that is predicted, in bins of
 * equal width, as of Guo, Pleiss, Sun and Weinberger (2017), "On calibration of modern neural networks", equations 2 to 3.
 *
 * @param bins those with rows, ascending
 * @param error the expected calibration error: the mean distance between confidence and accuracy, 0 to 1
 */
public record Calibration(List<Bin> bins, double error) {

    private static final int BINS = 10;

    /**
     * Rows of like confidence.
     *
     * @param rows how many there are
     * @param confidence the mean probability of the predicted class
     * @param accuracy the share of them that are predicted right
     */
    public record Bin(int rows, double confidence, double accuracy) {}

    /**
     * {@return the calibration of predictions}
     *
     * @param truth the classes
     * @param predictions for the same rows, at least one
     */
    public static Calibration of(ClassTarget truth, ClassProbabilities predictions) {
        int[] rows = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (int row = 0; row < truth.rows(); row++) {
            int predicted = predictions.mostLikely(row);
            double probability = predictions.probability(row, predicted);
            int bin = Math.min(BINS - 1, (int) (probability * BINS));
            rows[bin]++;
            right[bin] += predicted == truth.code(row) ? 1 : 0;
            confidence[bin] += probability;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                Bin own = new Bin(rows[bin], confidence[bin] / rows[bin], right[bin] / (double) rows[bin]);
                bins.add(own);
                error += rows[bin] * Math.abs(own.accuracy() - own.confidence()) / truth.rows();
            }
        }
        return new Calibration(List.copyOf(bins), error);
    }
}
