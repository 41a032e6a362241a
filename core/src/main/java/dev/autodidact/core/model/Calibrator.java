package dev.autodidact.core.model;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.Mixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Finds a {@link Calibration} on out-of-fold predictions: weights of the classes, where the metric judges decisions, and
 * otherwise a sharpness. It is found {@value #PARTS} times, each time without one part of the rows, and the geometric
 * mean is taken. There is none unless it lowers the loss of the left-out parts, on average, by more than {@value #ERRORS}
 * standard errors, and that of all rows together.
 */
public final class Calibrator {

    private static final int PARTS = 5;
    private static final double ERRORS = 2;

    /** With fewer, chance decides. */
    private static final int FEWEST_ROWS = 100;

    /** More numbers than this, rows times classes, do not make it better, only slower. */
    private static final int MOST_NUMBERS = 40_000;

    /** With more classes than this, weights take too long to find. */
    private static final int MOST_WEIGHTS = 20;

    /** Logarithms to try: a sharpness from a half to 2, weights up to 256 times as great or small as those before. */
    private static final double[] SHARPNESSES = steps(Math.log(2), 8);

    private static final double[] WEIGHTS = steps(Math.log(256), 40);

    /** After the first round over the classes, weights hardly change. */
    private static final int ROUNDS = 2;

    private final Metric metric;
    private final Cancellation cancellation;

    private Calibrator(Metric metric, Cancellation cancellation) {
        this.metric = metric;
        this.cancellation = cancellation;
    }

    /**
     * {@return the calibration that lowers the loss; {@link Calibration#NONE} where none does beyond doubt}
     *
     * @param outOfFold predictions for rows that their makers have not seen
     * @param truth the targets of those rows
     * @param metric how predictions are judged
     * @param seed decides the parts
     * @param cancellation ends the search, with none found
     */
    public static Calibration fit(
            Predictions outOfFold, Target truth, Metric metric, long seed, Cancellation cancellation) {
        if (!(outOfFold instanceof ClassProbabilities probabilities) || truth.rows() < FEWEST_ROWS) {
            return Calibration.NONE;
        }
        int[] rows = shuffled(truth.rows(), seed);
        int most = Math.max(FEWEST_ROWS, MOST_NUMBERS / probabilities.classes());
        Judged all = new Judged(probabilities, truth).take(Arrays.copyOf(rows, Math.min(rows.length, most)));
        return new Calibrator(metric, cancellation).fit(all).orElse(Calibration.NONE);
    }

    /** All rows, in an order of chance. */
    static int[] shuffled(int rows, long seed) {
        RandomGenerator random = Seeds.generator(seed, "calibration");
        int[] order = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int former = order[i];
            order[i] = order[j];
            order[j] = former;
        }
        return order;
    }

    private static double[] steps(double most, int count) {
        return IntStream.rangeClosed(-count, count)
                .mapToDouble(i -> most * i / count)
                .toArray();
    }

    private record Judged(ClassProbabilities predictions, Target truth) {

        Judged take(int[] rows) {
            Predictions taken = Mixture.gather(List.of(predictions), new int[rows.length], rows);
            return new Judged((ClassProbabilities) taken, truth.take(rows));
        }
    }

    private Optional<Calibration> fit(Judged all) {
        boolean decides = Calibration.judgesDecisions(metric, all.truth(), all.predictions());
        int classes = all.predictions().classes();
        if (decides && classes > MOST_WEIGHTS) {
            return Optional.empty();
        }
        List<double[]> found = new ArrayList<>();
        double[] gains = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            Judged others = all.take(rows(all, part, false));
            Judged left = all.take(rows(all, part, true));
            double[] logarithms = decides ? weights(others) : sharpness(others);
            found.add(logarithms);
            gains[part] = loss(left, Calibration.NONE) - loss(left, calibration(logarithms, decides));
        }
        double[] mean = new double[found.getFirst().length];
        found.forEach(logarithms -> Arrays.setAll(mean, i -> mean[i] + logarithms[i] / PARTS));
        Calibration calibration = calibration(mean, decides);
        boolean pays = !cancellation.requested()
                && isBeyondDoubt(gains, ERRORS)
                && loss(all, calibration) < loss(all, Calibration.NONE);
        return pays ? Optional.of(calibration) : Optional.empty();
    }

    private static int[] rows(Judged all, int part, boolean inside) {
        return IntStream.range(0, all.truth().rows())
                .filter(row -> (row % PARTS == part) == inside)
                .toArray();
    }

    private static Calibration calibration(double[] logarithms, boolean decides) {
        return decides
                ? new Calibration(
                        1,
                        Arrays.stream(logarithms).map(StrictMath::exp).boxed().toList())
                : new Calibration(StrictMath.exp(logarithms[0]), List.of());
    }

    private double[] sharpness(Judged rows) {
        double[] best = new double[1];
        improve(rows, best, 0, SHARPNESSES, false);
        return best;
    }

    /** Of two classes only the second one's weight; of more all, one after the other. */
    private double[] weights(Judged rows) {
        int classes = rows.predictions().classes();
        double[] best = new double[classes];
        for (int round = 0; round < (classes == 2 ? 1 : ROUNDS); round++) {
            for (int code = classes == 2 ? 1 : 0; code < classes; code++) {
                improve(rows, best, code, WEIGHTS, true);
            }
        }
        double mean = Arrays.stream(best).average().orElse(0);
        return Arrays.stream(best).map(weight -> weight - mean).toArray();
    }

    /** Adds to one logarithm what lowers the loss most; of equals, the middle one: a metric of decisions is a staircase. */
    private void improve(Judged rows, double[] logarithms, int index, double[] steps, boolean decides) {
        double before = logarithms[index];
        double least = Double.POSITIVE_INFINITY;
        List<Double> best = new ArrayList<>();
        for (double step : steps) {
            if (cancellation.requested()) {
                logarithms[index] = before;
                return;
            }
            logarithms[index] = before + step;
            double loss = loss(rows, calibration(logarithms, decides));
            if (loss < least) {
                least = loss;
                best.clear();
            }
            if (loss <= least) {
                best.add(step);
            }
        }
        logarithms[index] = before + (best.isEmpty() ? 0 : best.get(best.size() / 2));
    }

    private double loss(Judged rows, Calibration calibration) {
        Predictions calibrated = calibration.decided(calibration.calibrated(rows.predictions()));
        return metric.toLoss(metric.score(rows.truth(), calibrated));
    }

    /** Whether the mean gain is more than so many standard errors above nothing. */
    static boolean isBeyondDoubt(double[] gains, double errors) {
        double mean = Arrays.stream(gains).average().orElse(0);
        double squares =
                Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum();
        double error = Math.sqrt(squares / (gains.length - 1) / gains.length);
        return mean > 0 && mean > errors * error;
    }
}
