package dev.autodidact.api.task;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The metrics that come with Autodidact. */
public final class Metrics {

    /** The probability below which log-loss does not fall, so that one sure mistake is not infinitely bad. */
    private static final double LOWEST_PROBABILITY = 1e-15;

    /** Mean negative natural logarithm of the true class's probability, clipped at 1e-15, rows normalised. */
    public static final Metric LOG_LOSS = classification("log-loss", false, Metrics::logLoss);

    /** Share of rows whose most probable class is the true one. */
    public static final Metric ACCURACY = classification("accuracy", true, Metrics::accuracy);

    /** Mean over the classes present of the share of their rows that are found. */
    public static final Metric BALANCED_ACCURACY = classification("balanced-accuracy", true, Metrics::balancedAccuracy);

    /**
     * Area under the receiver operating characteristic by the rank statistic, ties counted half; the mean over the
     * classes present (one against the rest) where there are more than two; 0.5 where there is one.
     */
    public static final Metric AUC = classification("auc", true, Metrics::auc);

    /** Root of the mean squared error. */
    public static final Metric RMSE =
            regression("rmse", false, (truth, predicted) -> Math.sqrt(meanSquaredError(truth, predicted)));

    /** Mean absolute error. */
    public static final Metric MAE = regression("mae", false, Metrics::meanAbsoluteError);

    /** Share of the variance that is explained; 0 where the target is constant and missed. */
    public static final Metric R2 = regression("r2", true, Metrics::r2);

    /** All of them. */
    public static final List<Metric> ALL = List.of(LOG_LOSS, ACCURACY, BALANCED_ACCURACY, AUC, RMSE, MAE, R2);

    private Metrics() {}

    /**
     * {@return the metric used where none is asked for: log-loss or RMSE}
     *
     * @param type classification or regression
     */
    public static Metric standard(TaskType type) {
        return type == TaskType.CLASSIFICATION ? LOG_LOSS : RMSE;
    }

    private static double logLoss(ClassTarget truth, ClassProbabilities predicted) {
        double sum = 0;
        for (int row = 0; row < truth.rows(); row++) {
            double total = 0;
            for (int code = 0; code < predicted.classes(); code++) {
                total += predicted.probability(row, code);
            }
            double probability = predicted.probability(row, truth.code(row)) / total;
            sum -= StrictMath.log(Math.max(probability, LOWEST_PROBABILITY));
        }
        return sum / truth.rows();
    }

    private static double accuracy(ClassTarget truth, ClassProbabilities predicted) {
        int right = 0;
        for (int row = 0; row < truth.rows(); row++) {
            if (predicted.mostLikely(row) == truth.code(row)) {
                right++;
            }
        }
        return (double) right / truth.rows();
    }

    private static double balancedAccuracy(ClassTarget truth, ClassProbabilities predicted) {
        int[] right = new int[truth.classes().size()];
        for (int row = 0; row < truth.rows(); row++) {
            if (predicted.mostLikely(row) == truth.code(row)) {
                right[truth.code(row)]++;
            }
        }
        int[] counts = truth.counts();
        return IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .mapToDouble(code -> (double) right[code] / counts[code])
                .average()
                .orElse(0);
    }

    private static double auc(ClassTarget truth, ClassProbabilities predicted) {
        if (truth.classes().size() == 2) {
            return auc(truth, predicted, 1);
        }
        return IntStream.range(0, truth.classes().size())
                .mapToDouble(code -> auc(truth, predicted, code))
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(0.5);
    }

    private static double auc(ClassTarget truth, ClassProbabilities predicted, int positive) {
        int rows = truth.rows();
        Integer[] order = IntStream.range(0, rows).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> predicted.probability(row, positive)));
        double positiveRanks = 0;
        long positives = 0;
        for (int start = 0; start < rows; ) {
            int end = start + 1;
            double score = predicted.probability(order[start], positive);
            while (end < rows && predicted.probability(order[end], positive) == score) {
                end++;
            }
            double rank = (start + 1 + end) / 2.0;
            for (int i = start; i < end; i++) {
                if (truth.code(order[i]) == positive) {
                    positiveRanks += rank;
                    positives++;
                }
            }
            start = end;
        }
        long negatives = rows - positives;
        if (positives == 0 || negatives == 0) {
            return truth.classes().size() == 2 ? 0.5 : Double.NaN;
        }
        return (positiveRanks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }

    private static double meanSquaredError(RealTarget truth, RealPredictions predicted) {
        double sum = 0;
        for (int row = 0; row < truth.rows(); row++) {
            double error = truth.value(row) - predicted.value(row);
            sum += error * error;
        }
        return sum / truth.rows();
    }

    private static double meanAbsoluteError(RealTarget truth, RealPredictions predicted) {
        double sum = 0;
        for (int row = 0; row < truth.rows(); row++) {
            sum += Math.abs(truth.value(row) - predicted.value(row));
        }
        return sum / truth.rows();
    }

    private static double r2(RealTarget truth, RealPredictions predicted) {
        double mean = Arrays.stream(truth.toValues()).average().orElse(0);
        double variance = Arrays.stream(truth.toValues())
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double error = meanSquaredError(truth, predicted);
        return variance == 0 ? (error == 0 ? 1 : 0) : 1 - error / variance;
    }

    private static Metric classification(
            String id, boolean greaterIsBetter, ToDoubleBiFunction<ClassTarget, ClassProbabilities> score) {
        return new Builtin<>(
                id, greaterIsBetter, TaskType.CLASSIFICATION, ClassTarget.class, ClassProbabilities.class, score);
    }

    private static Metric regression(
            String id, boolean greaterIsBetter, ToDoubleBiFunction<RealTarget, RealPredictions> score) {
        return new Builtin<>(id, greaterIsBetter, TaskType.REGRESSION, RealTarget.class, RealPredictions.class, score);
    }

    private record Builtin<T extends Target, P extends Predictions>(
            String id,
            boolean greaterIsBetter,
            TaskType type,
            Class<T> target,
            Class<P> predictions,
            ToDoubleBiFunction<T, P> function)
            implements Metric {

        @Override
        public boolean supports(TaskType asked) {
            return asked == type;
        }

        @Override
        public double score(Target truth, Predictions predicted) {
            if (truth.rows() != predicted.rows() || truth.rows() == 0) {
                throw new IllegalArgumentException(id + ": " + predicted.rows() + " predictions for " + truth.rows()
                        + " rows; both must be equal and above 0");
            }
            if (!target.isInstance(truth) || !predictions.isInstance(predicted)) {
                throw new IllegalArgumentException(id + " is for " + type.label());
            }
            if (truth instanceof ClassTarget classes
                    && predicted instanceof ClassProbabilities probabilities
                    && classes.classes().size() != probabilities.classes()) {
                throw new IllegalArgumentException(id + ": probabilities of " + probabilities.classes()
                        + " classes for " + classes.classes().size() + " classes");
            }
            return function.applyAsDouble(target.cast(truth), predictions.cast(predicted));
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
