package dev.autodidact.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.runtime.model.Calibration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibratorTest {

    private static final int ROWS = 3000;

    @Test
    void whoIsTooSureIsBlunted() {
        Drawn seen = Drawn.of(ROWS, new double[] {0.5, 0.5}, 1.6, 1);

        Calibration calibration = fit(seen, Metrics.LOG_LOSS);

        assertThat(calibration.sharpness()).isCloseTo(1 / 1.6, within(0.1));
        assertThat(calibration.decides()).isFalse();
        Drawn unseen = Drawn.of(ROWS, new double[] {0.5, 0.5}, 1.6, 2);
        assertThat(loss(unseen, Metrics.LOG_LOSS, calibration)).isLessThan(loss(unseen, Metrics.LOG_LOSS));
        assertThat(loss(unseen, Metrics.BRIER, calibration)).isLessThan(loss(unseen, Metrics.BRIER));
        assertThat(loss(unseen, Metrics.ACCURACY, calibration)).isEqualTo(loss(unseen, Metrics.ACCURACY));
    }

    @Test
    void whoIsAsSureAsItShouldBeIsLeftAlone() {
        long changed = IntStream.range(0, 20)
                .filter(seed -> !fit(Drawn.of(ROWS, new double[] {0.5, 0.5}, 1, seed), Metrics.LOG_LOSS)
                        .equals(Calibration.NONE))
                .count();

        assertThat(changed).isLessThanOrEqualTo(2);
    }

    @Test
    void rareClassIsDecidedForAsSoonAsBalancedAccuracyGains() {
        double[] shares = {0.9, 0.1};
        Drawn seen = Drawn.of(ROWS, shares, 1, 1);

        Calibration calibration = fit(seen, Metrics.BALANCED_ACCURACY);

        // with true probabilities, the best decision divides them by the classes' shares
        int[] counts = seen.truth().counts();
        double rarer = (double) counts[0] / counts[1];
        assertThat(calibration.weights().get(1) / calibration.weights().get(0)).isBetween(rarer / 2, 2 * rarer);
        Drawn unseen = Drawn.of(ROWS, shares, 1, 2);
        assertThat(loss(unseen, Metrics.BALANCED_ACCURACY, calibration))
                .isLessThan(loss(unseen, Metrics.BALANCED_ACCURACY) - 0.05);
        assertThat(calibration.calibrated(unseen.predictions())).isSameAs(unseen.predictions());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void decisionsForThreeClassesOfUnequalSizeAreNoWorseOnUnseenRows(Metric metric) {
        double[] shares = {0.8, 0.15, 0.05};
        Calibration calibration = fit(Drawn.of(ROWS, shares, 1, 1), metric);
        Drawn unseen = Drawn.of(ROWS, shares, 1, 2);

        assertThat(loss(unseen, metric, calibration)).isLessThan(loss(unseen, metric) + 0.01);
    }

    static Stream<Metric> metrics() {
        return Stream.of(
                Metrics.LOG_LOSS,
                Metrics.BRIER,
                Metrics.AUC,
                Metrics.ACCURACY,
                Metrics.BALANCED_ACCURACY,
                Metrics.F1,
                Metrics.MCC);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void rowsThatItWasFoundOnAreNeverPredictedWorse(Metric metric) {
        for (int seed = 0; seed < 5; seed++) {
            Drawn drawn = Drawn.of(150, new double[] {0.7, 0.3}, 0.6 + 0.4 * seed, seed);

            assertThat(loss(drawn, metric, fit(drawn, metric))).isLessThanOrEqualTo(loss(drawn, metric));
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void shuffledTargetsAreNotPredictedBetterThanByChance(Metric metric) {
        Calibration calibration =
                fit(Drawn.of(ROWS, new double[] {0.5, 0.5}, 1, 1).shuffled(), metric);
        Drawn unseen = Drawn.of(ROWS, new double[] {0.5, 0.5}, 1, 2).shuffled();
        double fourDeviations = 4 * Math.sqrt(0.25 / ROWS);

        assertThat(-loss(unseen, Metrics.ACCURACY, calibration)).isBetween(0.5 - fourDeviations, 0.5 + fourDeviations);
        assertThat(loss(unseen, Metrics.LOG_LOSS, calibration)).isGreaterThan(Math.log(2));
    }

    @Test
    void sameSeedGivesTheSameCalibration() {
        Drawn drawn = Drawn.of(ROWS, new double[] {0.5, 0.5}, 1.6, 1);

        assertThat(fit(drawn, Metrics.LOG_LOSS)).isEqualTo(fit(drawn, Metrics.LOG_LOSS));
    }

    @Test
    void numbersFewRowsAndNoTimeGiveNone() {
        RealPredictions numbers = new RealPredictions(new double[ROWS]);
        Drawn drawn = Drawn.of(ROWS, new double[] {0.5, 0.5}, 1.6, 1);
        Cancellation now = Cancellation.none();
        now.cancel();

        assertThat(Calibrator.fit(numbers, new RealTarget(new double[ROWS]), Metrics.RMSE, 1, Cancellation.none()))
                .isEqualTo(Calibration.NONE);
        assertThat(fit(Drawn.of(50, new double[] {0.5, 0.5}, 1.6, 1), Metrics.LOG_LOSS))
                .isEqualTo(Calibration.NONE);
        assertThat(Calibrator.fit(drawn.predictions(), drawn.truth(), Metrics.LOG_LOSS, 1, now))
                .isEqualTo(Calibration.NONE);
    }

    private static Calibration fit(Drawn drawn, Metric metric) {
        return Calibrator.fit(drawn.predictions(), drawn.truth(), metric, 1, Cancellation.none());
    }

    private static double loss(Drawn drawn, Metric metric) {
        return loss(drawn, metric, Calibration.NONE);
    }

    private static double loss(Drawn drawn, Metric metric, Calibration calibration) {
        return metric.toLoss(calibration.score(metric, drawn.truth(), calibration.calibrated(drawn.predictions())));
    }

    /** Classes drawn by probabilities that differ from row to row, and those probabilities raised to a power. */
    private record Drawn(ClassProbabilities predictions, ClassTarget truth) {

        static Drawn of(int rows, double[] shares, double power, long seed) {
            RandomGenerator random = Seeds.generator(seed, "drawn");
            double[][] predicted = new double[rows][shares.length];
            int[] codes = new int[rows];
            for (int row = 0; row < rows; row++) {
                double[] weights = new double[shares.length];
                double total = 0;
                for (int code = 0; code < shares.length; code++) {
                    weights[code] = shares[code] * Math.exp(1.5 * random.nextGaussian());
                    total += weights[code];
                }
                double left = random.nextDouble() * total;
                double powers = 0;
                for (int code = 0; code < shares.length; code++) {
                    codes[row] = left >= 0 ? code : codes[row];
                    left -= weights[code];
                    predicted[row][code] = Math.pow(weights[code], power);
                    powers += predicted[row][code];
                }
                for (int code = 0; code < shares.length; code++) {
                    predicted[row][code] /= powers;
                }
            }
            List<String> classes = IntStream.range(0, shares.length)
                    .mapToObj(code -> "c" + code)
                    .toList();
            return new Drawn(ClassProbabilities.of(predicted, shares.length), new ClassTarget(codes, classes));
        }

        Drawn shuffled() {
            int rows = truth.rows();
            return new Drawn(
                    predictions,
                    truth.take(IntStream.range(0, rows)
                            .map(row -> (row + rows / 2) % rows)
                            .toArray()));
        }
    }
}
