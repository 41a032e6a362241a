package dev.autodidact.hostile;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import java.util.function.DoubleUnaryOperator;

/** Predictions that were sound once. */
final class Distorted {

    private Distorted() {}

    /** Changes every value, class by class or number by number; one row may be left out at the end. */
    static Predictions of(Predictions sound, int rows, DoubleUnaryOperator change) {
        if (sound instanceof ClassProbabilities classes) {
            double[] values = new double[rows * classes.classes()];
            for (int i = 0; i < values.length; i++) {
                values[i] = change.applyAsDouble(classes.probability(i / classes.classes(), i % classes.classes()));
            }
            return new ClassProbabilities(values, classes.classes());
        }
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = change.applyAsDouble(((RealPredictions) sound).value(i));
        }
        return new RealPredictions(values);
    }
}
