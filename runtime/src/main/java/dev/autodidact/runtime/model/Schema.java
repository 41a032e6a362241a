package dev.autodidact.runtime.model;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model predicts.
 *
 * @param target the name of the column
 * @param type classification or regression
 * @param classes the classes, by code; empty for regression
 * @param constant what is predicted where nothing better is known: the classes' shares, or the mean
 */
public record Schema(String target, TaskType type, List<String> classes, List<Double> constant) {

    /**
     * Checks and copies the lists.
     *
     * @param target see above
     * @param type see above
     * @param classes see above
     * @param constant see above
     * @throws IllegalArgumentException where the lists do not fit the type
     */
    public Schema {
        classes = List.copyOf(classes);
        constant = List.copyOf(constant);
        int width = type == TaskType.CLASSIFICATION ? classes.size() : 1;
        if (constant.size() != width || width == 0) {
            throw new IllegalArgumentException(
                    constant.size() + " constants and " + classes.size() + " classes for " + type.label());
        }
    }

    /**
     * {@return the schema of a training target}
     *
     * @param name the name of the column
     * @param type classification or regression
     * @param target the training target
     */
    public static Schema of(String name, TaskType type, Target target) {
        List<String> classes = target instanceof ClassTarget labels ? labels.classes() : List.of();
        return new Schema(name, type, classes, constant(ConstantPredictor.predict(target, 1)));
    }

    /**
     * {@return the constant prediction}
     *
     * @param rows for how many rows
     */
    Predictions constant(int rows) {
        double[] flat = new double[rows * constant.size()];
        Arrays.setAll(flat, i -> constant.get(i % constant.size()));
        return type == TaskType.CLASSIFICATION
                ? new ClassProbabilities(flat, classes.size())
                : new RealPredictions(flat);
    }

    private static List<Double> constant(Predictions oneRow) {
        return switch (oneRow) {
            case ClassProbabilities probabilities ->
                IntStream.range(0, probabilities.classes())
                        .mapToObj(code -> probabilities.probability(0, code))
                        .toList();
            case RealPredictions real -> List.of(real.value(0));
        };
    }
}
