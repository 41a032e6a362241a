package dev.autodidact.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final double CLOSE = 1e-12;

    @Test
    void knownValuesOfClassification() {
        ClassTarget truth = classes(2, 1, 0, 1, 0);
        ClassProbabilities predicted = ofPositive(0.8, 0.4, 0.3, 0.2);
        assertThat(Metrics.LOG_LOSS.score(truth, predicted))
                .isCloseTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.3) + Math.log(0.8)) / 4, within(CLOSE));
        assertThat(Metrics.ACCURACY.score(truth, predicted)).isEqualTo(0.75);
        assertThat(Metrics.BALANCED_ACCURACY.score(truth, predicted)).isEqualTo(0.75);
        assertThat(Metrics.AUC.score(truth, predicted)).isEqualTo(0.75);
        assertThat(Metrics.F1.score(truth, predicted)).isCloseTo(2 / 3.0, within(CLOSE));
        assertThat(Metrics.MCC.score(truth, predicted)).isCloseTo(1 / Math.sqrt(3), within(CLOSE));
        assertThat(Metrics.BRIER.score(truth, predicted)).isCloseTo((0.04 + 0.16 + 0.49 + 0.04) / 4, within(CLOSE));
    }

    /** The examples of scikit-learn's documentation; R_K by hand: (5 * 6 - 12) / sqrt((36 - 12) (36 - 14)). */
    @Test
    void publishedValuesOfClassification() {
        assertThat(Metrics.F1.score(classes(3, 0, 1, 2, 0, 1, 2), certain(3, 0, 2, 1, 0, 0, 1)))
                .isCloseTo(4 / 15.0, within(CLOSE));
        assertThat(Metrics.MCC.score(classes(2, 1, 1, 1, 0), certain(2, 1, 0, 1, 1)))
                .isCloseTo(-1 / 3.0, within(CLOSE));
        assertThat(Metrics.MCC.score(classes(3, 0, 0, 1, 1, 2, 2), certain(3, 0, 0, 1, 2, 2, 2)))
                .isCloseTo(18 / Math.sqrt(24 * 22), within(CLOSE));
        assertThat(Metrics.BRIER.score(classes(2, 0, 1, 1, 0), ofPositive(0.1, 0.9, 0.8, 0.3)))
                .isCloseTo(0.0375, within(CLOSE));
    }

    /** The examples of scikit-learn's documentation. */
    @Test
    void publishedValuesOfRegression() {
        assertThat(Metrics.MAPE.score(
                        new RealTarget(new double[] {3, -0.5, 2, 7}), new RealPredictions(new double[] {2.5, 0, 2, 8})))
                .isCloseTo(0.32738095238095, within(CLOSE));
        RealTarget truth = new RealTarget(new double[] {1, 2, 3});
        RealPredictions low = new RealPredictions(new double[] {0, 2, 3});
        RealPredictions high = new RealPredictions(new double[] {1, 2, 4});
        assertThat(Metrics.PINBALL_10.score(truth, low)).isCloseTo(0.1 / 3, within(CLOSE));
        assertThat(Metrics.PINBALL_10.score(truth, high)).isCloseTo(0.9 / 3, within(CLOSE));
        assertThat(Metrics.PINBALL_90.score(truth, low)).isCloseTo(0.9 / 3, within(CLOSE));
        assertThat(Metrics.PINBALL_90.score(truth, high)).isCloseTo(0.1 / 3, within(CLOSE));
        assertThat(Metrics.pinball(0.5).score(truth, high))
                .isCloseTo(Metrics.MAE.score(truth, high) / 2, within(CLOSE));
    }

    @Test
    void correlationOfOneClassIsNone() {
        assertThat(Metrics.MCC.score(classes(2, 1, 1), certain(2, 1, 0))).isZero();
        assertThat(Metrics.MCC.score(classes(2, 1, 0), certain(2, 1, 1))).isZero();
    }

    @Test
    void classesThatAreNeitherThereNorPredictedHaveNoF1() {
        assertThat(Metrics.F1.score(classes(2, 0, 0), certain(2, 0, 0))).isZero();
        assertThat(Metrics.F1.score(classes(3, 0, 1), certain(3, 0, 1))).isEqualTo(1);
    }

    @Test
    void targetsOfZeroHaveNoPercentage() {
        assertThat(Metrics.MAPE.score(new RealTarget(new double[] {0, 4}), new RealPredictions(new double[] {9, 5})))
                .isEqualTo(0.25);
        assertThat(Metrics.MAPE.score(new RealTarget(new double[] {0}), new RealPredictions(new double[] {1})))
                .isNaN();
    }

    @Test
    void quantilesOutsideTheirRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.pinball(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.pinball(1));
    }

    @Test
    void knownValuesOfRegression() {
        RealTarget truth = new RealTarget(new double[] {1, 2, 3, 6});
        RealPredictions predicted = new RealPredictions(new double[] {1, 3, 3, 3});
        assertThat(Metrics.RMSE.score(truth, predicted)).isCloseTo(Math.sqrt(10 / 4.0), within(CLOSE));
        assertThat(Metrics.MAE.score(truth, predicted)).isCloseTo(1, within(CLOSE));
        assertThat(Metrics.R2.score(truth, predicted)).isCloseTo(1 - 10 / 14.0, within(CLOSE));
    }

    @Test
    void sureMistakesCostAFiniteAmount() {
        assertThat(Metrics.LOG_LOSS.score(classes(2, 1), ofPositive(0))).isCloseTo(-Math.log(1e-15), within(1e-9));
        assertThat(Metrics.LOG_LOSS.score(classes(2, 1), ofPositive(1))).isZero();
    }

    @Test
    void tiesCountHalfInAuc() {
        assertThat(Metrics.AUC.score(classes(2, 1, 0, 1, 0), ofPositive(0.5, 0.5, 0.5, 0.5)))
                .isEqualTo(0.5);
        assertThat(Metrics.AUC.score(classes(2, 1, 0, 0), ofPositive(0.5, 0.5, 0.1)))
                .isEqualTo(0.75);
        assertThat(Metrics.AUC.score(classes(2, 0, 1), ofPositive(-0.0, 0.0))).isEqualTo(0.5);
    }

    @Test
    void aucOfOneClassIsAHalf() {
        assertThat(Metrics.AUC.score(classes(2, 1, 1), ofPositive(0.1, 0.9))).isEqualTo(0.5);
        assertThat(Metrics.AUC.score(classes(1, 0, 0), new ClassProbabilities(new double[] {1, 1}, 1)))
                .isEqualTo(0.5);
        assertThat(Metrics.AUC.score(classes(3, 2), new ClassProbabilities(new double[] {0, 0, 1}, 3)))
                .isEqualTo(0.5);
    }

    @Test
    void scoresAreThoseOfSlowObviousVersions() {
        RandomGenerator random = Seeds.generator(1, "metrics");
        for (int round = 0; round < 200; round++) {
            int classes = 2 + random.nextInt(3);
            int rows = 1 + random.nextInt(30);
            ClassTarget truth = classes(classes, random.ints(rows, 0, classes).toArray());
            double[][] probabilities = new double[rows][classes];
            for (double[] row : probabilities) {
                double sum = 0;
                for (int code = 0; code < classes; code++) {
                    row[code] = 1 + random.nextInt(4);
                    sum += row[code];
                }
                for (int code = 0; code < classes; code++) {
                    row[code] /= sum;
                }
            }
            ClassProbabilities predicted = ClassProbabilities.of(probabilities, classes);
            assertThat(Metrics.AUC.score(truth, predicted)).isCloseTo(slowAuc(truth, predicted), within(CLOSE));
            assertThat(Metrics.BALANCED_ACCURACY.score(truth, predicted))
                    .isCloseTo(slowBalancedAccuracy(truth, predicted), within(CLOSE));
        }
    }

    @Test
    void constantTargetsHaveAnR2() {
        RealTarget constant = new RealTarget(new double[] {2, 2});
        assertThat(Metrics.R2.score(constant, new RealPredictions(new double[] {2, 2})))
                .isEqualTo(1);
        assertThat(Metrics.R2.score(constant, new RealPredictions(new double[] {2, 3})))
                .isZero();
    }

    @Test
    void undefinedProbabilitiesEndToo() {
        assertThat(Metrics.AUC.score(classes(2, 0, 1), ofPositive(Double.NaN, Double.NaN)))
                .isBetween(0.0, 1.0);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        ClassTarget truth = classes(2, 0, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.ACCURACY.score(truth, ofPositive(0.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.ACCURACY.score(classes(2), ofPositive()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.RMSE.score(truth, ofPositive(0.5, 0.5)))
                .withMessageContaining("regression");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.ACCURACY.score(truth, new RealPredictions(new double[] {0, 1})));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.LOG_LOSS.score(classes(3, 0, 2), ofPositive(0.5, 0.5)))
                .withMessageContaining("3");
    }

    @Test
    void everyMetricFitsOneTypeAndTurnsIntoALoss() {
        for (Metric metric : Metrics.ALL) {
            assertThat(metric.supports(TaskType.CLASSIFICATION)).isNotEqualTo(metric.supports(TaskType.REGRESSION));
            assertThat(metric.toLoss(metric.toLoss(0.3))).isEqualTo(0.3);
            assertThat(metric.toLoss(0.3)).isEqualTo(metric.greaterIsBetter() ? -0.3 : 0.3);
            assertThat(metric).hasToString(metric.id());
        }
        assertThat(Metrics.ALL).extracting(Metric::id).doesNotHaveDuplicates();
        assertThat(Metrics.standard(TaskType.CLASSIFICATION)).isSameAs(Metrics.LOG_LOSS);
        assertThat(Metrics.standard(TaskType.REGRESSION)).isSameAs(Metrics.RMSE);
    }

    private static double slowAuc(ClassTarget truth, ClassProbabilities predicted) {
        int classes = truth.classes().size();
        return IntStream.range(classes == 2 ? 1 : 0, classes)
                .filter(code -> truth.counts()[code] > 0 && truth.counts()[code] < truth.rows())
                .mapToDouble(code -> {
                    double won = 0;
                    double pairs = 0;
                    for (int a = 0; a < truth.rows(); a++) {
                        for (int b = 0; b < truth.rows(); b++) {
                            if (truth.code(a) == code && truth.code(b) != code) {
                                pairs++;
                                double lead = predicted.probability(a, code) - predicted.probability(b, code);
                                won += lead > 0 ? 1 : lead == 0 ? 0.5 : 0;
                            }
                        }
                    }
                    return won / pairs;
                })
                .average()
                .orElse(0.5);
    }

    private static double slowBalancedAccuracy(ClassTarget truth, ClassProbabilities predicted) {
        return IntStream.range(0, truth.classes().size())
                .filter(code -> truth.counts()[code] > 0)
                .mapToDouble(code -> IntStream.range(0, truth.rows())
                        .filter(row -> truth.code(row) == code)
                        .mapToDouble(row -> predicted.mostLikely(row) == code ? 1 : 0)
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private static ClassTarget classes(int classes, int... codes) {
        return new ClassTarget(
                codes, IntStream.range(0, classes).mapToObj(k -> "c" + k).toList());
    }

    private static ClassProbabilities certain(int classes, int... codes) {
        double[] flat = new double[classes * codes.length];
        for (int row = 0; row < codes.length; row++) {
            flat[row * classes + codes[row]] = 1;
        }
        return new ClassProbabilities(flat, classes);
    }

    private static ClassProbabilities ofPositive(double... positive) {
        double[] flat = new double[2 * positive.length];
        for (int row = 0; row < positive.length; row++) {
            flat[2 * row] = 1 - positive[row];
            flat[2 * row + 1] = positive[row];
        }
        return new ClassProbabilities(flat, 2);
    }
}
