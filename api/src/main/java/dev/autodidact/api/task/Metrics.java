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
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The metrics that come with Autodidact. */
public final class Metrics {

    /** The probability below which log-loss does not fall, so that one sure mistake is not infinitely bad. */
    private static final double LOWEST_PROBABILITY = 1e-15;

    /** Mean negative natural logarithm of the true class's probability, clipped at 1e-15, rows normalised. */
    public static final Metric LOG_LOSS = classification("log-loss", false, Metrics::logLoss);

    /** Share of rows whose most probable class is the true one. */
    public static final Metric ACCURACY = classification(
            "accuracy",
            true,
            (truth, predicted) -> Confusion.of(truth, predicted).accuracy());

    /** Mean over the classes present of the share of their rows that are found. */
    public static final Metric BALANCED_ACCURACY = classification(
            "balanced-accuracy",
            true,
            (truth, predicted) -> Confusion.of(truth, predicted).balancedAccuracy());

    /**
     * Area under the receiver operating characteristic by the rank statistic, ties counted half; the mean over the
     * classes present (one against the rest) where there are more than two; 0.5 where there is one.
     */
    public static final Metric AUC = classification("auc", true, Metrics::auc);

    /**
     * Harmonic mean of precision and recall, of the second class where there are two; the mean over the classes present
     * (macro-average) where there are more; 0 for a class that is neither there nor predicted.
     */
    public static final Metric F1 = classification(
            "f1", true, (truth, predicted) -> Confusion.of(truth, predicted).f1());

    /**
     * Matthews' correlation coefficient; for more than two classes its generalisation R<sub>K</sub> (Gorodkin, 2004,
     * "Comparing two K-category assignments by a K-category correlation coefficient", equation 8); 0 where all rows are
     * of one class or taken for one.
     */
    public static final Metric MCC = classification(
            "mcc", true, (truth, predicted) -> Confusion.of(truth, predicted).matthews());

    /**
     * Half the mean squared distance of the probabilities, rows normalised, to 1 for the true class and 0 for the others:
     * 0 to 1. With two classes that is the squared error of one probability; Brier's own score (1950, "Verification of
     * forecasts expressed in terms of probability", equation 2) is twice as great.
     */
    public static final Metric BRIER = classification("brier", false, Metrics::brier);

    /** Root of the mean squared error. */
    public static final Metric RMSE =
            regression("rmse", false, (truth, predicted) -> Math.sqrt(meanSquaredError(truth, predicted)));

    /** Mean absolute error. */
    public static final Metric MAE = regression("mae", false, Metrics::meanAbsoluteError);

    /** Share of the variance that is explained; 0 where the target is constant and missed. */
    public static final Metric R2 = regression("r2", true, Metrics::r2);

    /**
     * Mean of absolute errors as shares of the absolute targets. Rows whose target is 0 have no such share and are left
     * out; NaN where that leaves none.
     */
    public static final Metric MAPE = regression("mape", false, Metrics::meanAbsolutePercentageError);

    /** {@link #pinball} loss of the quantile 0.1. */
    public static final Metric PINBALL_10 = pinball(0.1);

    /** {@link #pinball} loss of the quantile 0.9. */
    public static final Metric PINBALL_90 = pinball(0.9);

    /** All of them; pinball losses of other quantiles can be made. */
    public static final List<Metric> ALL = List.of(
            LOG_LOSS, ACCURACY, BALANCED_ACCURACY, AUC, F1, MCC, BRIER, RMSE, MAE, R2, MAPE, PINBALL_10, PINBALL_90);

    private Metrics() {}

    /**
     * {@return the metric used where none is asked for: log-loss or RMSE}
     *
     * @param type classification or regression
     */
    public static Metric standard(TaskType type) {
        return type == TaskType.CLASSIFICATION ? LOG_LOSS : RMSE;
    }

    /**
     * {@return the mean pinball loss, which predictions of that quantile minimise} An error e = truth - prediction costs
     * q e where the prediction is too low and (q - 1) e where it is too high (Koenker and Bassett, 1978, "Regression
     * quantiles", equation 2.1), so that of the quantile 0.5 is half the mean absolute error. The id is such as
     * {@code pinball-0.9}.
     *
     * @param quantile q, above 0 and below 1
     * @throws IllegalArgumentException where it is not
     */
    public static Metric pinball(double quantile) {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1 and is neither, unlike " + quantile);
        }
        return regression(
                "pinball-" + quantile,
                false,
                (truth, predicted) -> mean(truth, row -> {
                    double error = truth.value(row) - predicted.value(row);
                    return Math.max(quantile * error, (quantile - 1) * error);
                }));
    }

    private static double logLoss(ClassTarget truth, ClassProbabilities predicted) {
        double sum = 0;
        for (int row = 0; row < truth.rows(); row++) {
            double probability = predicted.probability(row, truth.code(row)) / total(predicted, row);
            sum -= StrictMath.log(Math.max(probability, LOWEST_PROBABILITY));
        }
        return sum / truth.rows();
    }

    private static double brier(ClassTarget truth, ClassProbabilities predicted) {
        double sum = 0;
        for (int row = 0; row < truth.rows(); row++) {
            double total = total(predicted, row);
            for (int code = 0; code < predicted.classes(); code++) {
                double error = predicted.probability(row, code) / total - (code == truth.code(row) ? 1 : 0);
                sum += error * error / 2;
            }
        }
        return sum / truth.rows();
    }

    private static double total(ClassProbabilities predicted, int row) {
        double total = 0;
        for (int code = 0; code < predicted.classes(); code++) {
            total += predicted.probability(row, code);
        }
        return total;
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
        return mean(truth, row -> {
            double error = truth.value(row) - predicted.value(row);
            return error * error;
        });
    }

    private static double meanAbsoluteError(RealTarget truth, RealPredictions predicted) {
        return mean(truth, row -> Math.abs(truth.value(row) - predicted.value(row)));
    }

    private static double meanAbsolutePercentageError(RealTarget truth, RealPredictions predicted) {
        return IntStream.range(0, truth.rows())
                .filter(row -> truth.value(row) != 0)
                .mapToDouble(row -> Math.abs((truth.value(row) - predicted.value(row)) / truth.value(row)))
                .average()
                .orElse(Double.NaN);
    }

    private static double mean(RealTarget truth, IntToDoubleFunction cost) {
        double sum = 0;
        for (int row = 0; row < truth.rows(); row++) {
            sum += cost.applyAsDouble(row);
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
