package dev.autodidact.runtime.model;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import java.util.Arrays;

/**
 * Predicts the same for every row: the classes' shares or the mean of the training target. The floor that every
 * strategy stands on: what a run that finds nothing returns, and what regret is measured from.
 */
public final class ConstantPredictor {

    private ConstantPredictor() {}

    /**
     * {@return the constant prediction for some rows}
     *
     * @param training the target to take the constant from, at least one row
     * @param rows the number of rows to predict
     */
    public static Predictions predict(Target training, int rows) {
        return switch (training) {
            case ClassTarget target -> {
                int classes = target.classes().size();
                int[] counts = target.counts();
                double[] flat = new double[rows * classes];
                for (int i = 0; i < flat.length; i++) {
                    flat[i] = (double) counts[i % classes] / target.rows();
                }
                yield new ClassProbabilities(flat, classes);
            }
            case RealTarget target -> {
                double[] values = new double[rows];
                Arrays.fill(values, Arrays.stream(target.toValues()).average().orElse(0));
                yield new RealPredictions(values);
            }
        };
    }
}
