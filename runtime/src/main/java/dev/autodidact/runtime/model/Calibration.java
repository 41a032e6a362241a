package dev.autodidact.runtime.model;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import java.util.List;

/**
 * What becomes of an ensemble's class probabilities p: they are sharpened or blunted to p<sup>s</sup>, up to a factor
 * (temperature scaling with temperature 1 / s; Guo, Pleiss, Sun and Weinberger, 2017, "On calibration of modern neural
 * networks", section 4.2, on logarithms of probabilities), and the class that is decided for is the one of greatest
 * w<sub>k</sub> p<sub>k</sub>. Predictions of numbers stay as they are.
 *
 * @param sharpness s, above 0
 * @param weights w, one above 0 for each class; empty where the most probable class is decided for
 */
public record Calibration(double sharpness, List<Double> weights) {

    /** Changes nothing. */
    public static final Calibration NONE = new Calibration(1, List.of());

    /**
     * Checks the numbers and copies the list.
     *
     * @param sharpness see above
     * @param weights see above
     * @throws IllegalArgumentException where a number is not positive and finite
     */
    public Calibration {
        weights = List.copyOf(weights);
        if (!isPositive(sharpness) || !weights.stream().allMatch(Calibration::isPositive)) {
            throw new IllegalArgumentException(
                    "sharpness " + sharpness + " and weights " + weights + " must be positive and finite");
        }
    }

    private static boolean isPositive(double number) {
        return number > 0 && Double.isFinite(number);
    }

    /** {@return whether the most probable class need not be the one that is decided for} */
    public boolean decides() {
        return !weights.isEmpty();
    }

    /**
     * {@return the calibrated predictions}
     *
     * @param predictions the ensemble's
     */
    public Predictions calibrated(Predictions predictions) {
        return sharpness != 1 && predictions instanceof ClassProbabilities probabilities
                ? transformed(probabilities, sharpness, List.of())
                : predictions;
    }

    /**
     * {@return predictions whose most likely class is the one decided for; they are no longer probabilities of the classes}
     *
     * @param calibrated what {@link #calibrated} gave
     * @throws IllegalArgumentException where there is a weight for each of other classes
     */
    public Predictions decided(Predictions calibrated) {
        return decides() && calibrated instanceof ClassProbabilities probabilities
                ? transformed(probabilities, 1, weights)
                : calibrated;
    }

    /**
     * {@return the score of calibrated predictions: of what is decided, where the metric judges decisions}
     *
     * @param metric how predictions are judged
     * @param truth what was to be predicted
     * @param calibrated what {@link #calibrated} gave
     */
    public double score(Metric metric, Target truth, Predictions calibrated) {
        return metric.score(
                truth, decides() && judgesDecisions(metric, truth, calibrated) ? decided(calibrated) : calibrated);
    }

    /**
     * {@return whether a metric looks at nothing but the most probable class: so accuracy does, and log-loss does not}
     *
     * @param metric a metric
     * @param truth some targets
     * @param predictions predictions for them, some of them unsure
     */
    public static boolean judgesDecisions(Metric metric, Target truth, Predictions predictions) {
        return predictions instanceof ClassProbabilities probabilities
                && metric.score(truth, probabilities) == metric.score(truth, certain(probabilities));
    }

    private static ClassProbabilities certain(ClassProbabilities probabilities) {
        double[] flat = new double[probabilities.rows() * probabilities.classes()];
        for (int row = 0; row < probabilities.rows(); row++) {
            flat[row * probabilities.classes() + probabilities.mostLikely(row)] = 1;
        }
        return new ClassProbabilities(flat, probabilities.classes());
    }

    private static ClassProbabilities transformed(
            ClassProbabilities probabilities, double sharpness, List<Double> weights) {
        int classes = probabilities.classes();
        if (!weights.isEmpty() && weights.size() != classes) {
            throw new IllegalArgumentException(weights.size() + " weights for " + classes + " classes");
        }
        double[] flat = new double[probabilities.rows() * classes];
        for (int row = 0; row < probabilities.rows(); row++) {
            // the greatest becomes 1 first, so that powers do not vanish
            double greatest = probabilities.probability(row, probabilities.mostLikely(row));
            double sum = 0;
            for (int code = 0; code < classes; code++) {
                double power = sharpness == 1
                        ? probabilities.probability(row, code)
                        : StrictMath.pow(probabilities.probability(row, code) / greatest, sharpness);
                double value = weights.isEmpty() ? power : power * weights.get(code);
                flat[row * classes + code] = value;
                sum += value;
            }
            for (int code = 0; code < classes; code++) {
                flat[row * classes + code] /= sum;
            }
        }
        return new ClassProbabilities(flat, classes);
    }
}
