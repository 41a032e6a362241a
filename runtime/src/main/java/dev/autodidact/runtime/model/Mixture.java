package dev.autodidact.runtime.model;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Arithmetic on predictions: means, and rows put together from several. */
public final class Mixture {

    /** In a geometric mean, the least that a probability counts as. */
    public static final double LEAST = 1e-6;

    private Mixture() {}

    /**
     * {@return the mean, row by row}
     *
     * @param parts at least one, all of one shape
     */
    public static Predictions mean(List<Predictions> parts) {
        double[] weights = new double[parts.size()];
        Arrays.fill(weights, 1.0 / parts.size());
        return weighted(parts, weights);
    }

    /**
     * {@return the weighted sum, row by row}
     *
     * @param parts at least one, all of one shape
     * @param weights one per part, adding up to 1
     */
    public static Predictions weighted(List<Predictions> parts, double[] weights) {
        Predictions first = parts.get(0);
        int rows = first.rows();
        int width = width(first);
        double[] sum = new double[rows * width];
        for (int p = 0; p < weights.length; p++) {
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < width; k++) {
                    sum[row * width + k] += weights[p] * value(parts.get(p), row, k);
                }
            }
        }
        return like(first, sum);
    }

    /**
     * {@return the weighted geometric mean of class probabilities, row by row, made to add up to 1}
     *
     * @param parts at least one, class probabilities of one shape; below {@link #LEAST} they count as that
     * @param weights one per part, adding up to 1
     */
    public static ClassProbabilities geometric(List<? extends Predictions> parts, double[] weights) {
        int rows = parts.get(0).rows();
        int classes = width(parts.get(0));
        double[] flat = new double[rows * classes];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int code = 0; code < classes; code++) {
                double logarithm = 0;
                for (int p = 0; p < weights.length; p++) {
                    logarithm += weights[p] * StrictMath.log(Math.max(LEAST, value(parts.get(p), row, code)));
                }
                flat[row * classes + code] = StrictMath.exp(logarithm);
                sum += flat[row * classes + code];
            }
            for (int code = 0; code < classes; code++) {
                flat[row * classes + code] /= sum;
            }
        }
        return new ClassProbabilities(flat, classes);
    }

    /**
     * {@return predictions whose row i is row {@code row[i]} of part {@code part[i]}}
     *
     * @param parts at least one, all of one width
     * @param part which part each row comes from
     * @param row which row of the part it is
     */
    public static Predictions gather(List<Predictions> parts, int[] part, int[] row) {
        int width = width(parts.get(0));
        double[] gathered = new double[part.length * width];
        for (int i = 0; i < part.length; i++) {
            for (int k = 0; k < width; k++) {
                gathered[i * width + k] = value(parts.get(part[i]), row[i], k);
            }
        }
        return like(parts.get(0), gathered);
    }

    /**
     * {@return the rows of all parts, one part after the other}
     *
     * @param parts at least one, all of one width
     */
    static Predictions joined(List<Predictions> parts) {
        int[] part = IntStream.range(0, parts.size())
                .flatMap(p -> IntStream.generate(() -> p).limit(parts.get(p).rows()))
                .toArray();
        int[] row = parts.stream()
                .flatMapToInt(each -> IntStream.range(0, each.rows()))
                .toArray();
        return gather(parts, part, row);
    }

    private static int width(Predictions predictions) {
        return predictions instanceof ClassProbabilities probabilities ? probabilities.classes() : 1;
    }

    private static double value(Predictions predictions, int row, int k) {
        return switch (predictions) {
            case ClassProbabilities probabilities -> probabilities.probability(row, k);
            case RealPredictions real -> real.value(row);
        };
    }

    private static Predictions like(Predictions shape, double[] values) {
        return switch (shape) {
            case ClassProbabilities probabilities -> new ClassProbabilities(values, probabilities.classes());
            case RealPredictions real -> new RealPredictions(values);
        };
    }
}
