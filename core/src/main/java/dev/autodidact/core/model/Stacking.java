package dev.autodidact.core.model;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.runtime.model.Mixture;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Stacked generalization (Wolpert, 1992) for log-loss: a second layer that learns from out-of-fold predictions how much to
 * trust each model, and takes the place of an ensemble where cross-validation shows that it is better. The second layer is a
 * logarithmic opinion pool, {@link PoolWeights}; its ridge is one of {@link #RIDGES}, chosen in the same cross-validation.
 * It has to gain more than {@value #ERRORS} standard errors, over rows, and to be no less sure than its models.
 */
public final class Stacking {

    private static final int PARTS = 5;
    private static final double ERRORS = 1.5;
    private static final double[] RIDGES = {1, 10, 100};

    /** With fewer, chance decides. */
    private static final int FEWEST_ROWS = 100;

    /** More numbers than this, rows times classes, do not make it better, only slower. */
    private static final int MOST_NUMBERS = 40_000;

    /** Models whose share is less do not matter. */
    private static final double LEAST_SHARE = 1e-3;

    /** What is less sure than its models are wants calibration, not a second layer. */
    private static final double LEAST_SHARPNESS = 1;

    /** Log-loss takes no probability for less. */
    private static final double LOWEST_PROBABILITY = 1e-15;

    private final PoolWeights pool;
    private final int[] rows;
    private final Cancellation cancellation;

    private Stacking(PoolWeights pool, int rows, Cancellation cancellation) {
        this.pool = pool;
        this.rows = IntStream.range(0, rows).toArray();
        this.cancellation = cancellation;
    }

    /**
     * The second layer.
     *
     * @param shares the share of each model in a logarithmic pool, by its index, the greatest first; they add up to 1
     * @param sharpness to what power the pool's probabilities are to be raised, at least 1
     */
    public record SecondLayer(Map<Integer, Double> shares, double sharpness) {}

    /**
     * {@return the second layer; empty where it is not better beyond doubt, or there are few rows}
     *
     * @param models out-of-fold predictions of each model, at least one, all for the same rows
     * @param ensemble what it would take the place of, for the same rows
     * @param truth the targets of those rows
     * @param seed decides which rows are used, where there are many, and the parts
     * @param cancellation ends the search, with none found
     */
    public static Optional<SecondLayer> fit(
            List<ClassProbabilities> models,
            ClassProbabilities ensemble,
            ClassTarget truth,
            long seed,
            Cancellation cancellation) {
        if (truth.rows() < FEWEST_ROWS) {
            return Optional.empty();
        }
        int most = Math.max(FEWEST_ROWS, MOST_NUMBERS / ensemble.classes());
        int[] rows = Arrays.stream(Calibrator.shuffled(truth.rows(), seed))
                .limit(most)
                .toArray();
        double[][][] margins = IntStream.of(rows)
                .mapToObj(row -> models.stream()
                        .map(model -> margins(model, row, truth.code(row)))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        double[] ensembleLosses = IntStream.of(rows)
                .mapToDouble(row ->
                        -StrictMath.log(Math.max(LOWEST_PROBABILITY, ensemble.probability(row, truth.code(row)))))
                .toArray();
        return new Stacking(new PoolWeights(margins), rows.length, cancellation).fit(ensembleLosses);
    }

    /** By how much greater the logarithms of the other classes' probabilities are than that of the true one's. */
    private static double[] margins(ClassProbabilities model, int row, int code) {
        double own = logarithm(model, row, code);
        return IntStream.range(0, model.classes())
                .filter(other -> other != code)
                .mapToDouble(other -> logarithm(model, row, other) - own)
                .toArray();
    }

    private static double logarithm(ClassProbabilities model, int row, int code) {
        return StrictMath.log(Math.max(Mixture.LEAST, model.probability(row, code)));
    }

    private Optional<SecondLayer> fit(double[] ensembleLosses) {
        if (!isBeyondDoubt(ensembleLosses, seen(RIDGES[0]))) {
            return Optional.empty();
        }
        double best = Double.POSITIVE_INFINITY;
        double ridge = 0;
        double[] losses = ensembleLosses;
        for (double tried : RIDGES) {
            double[] given = crossValidated(tried);
            double sum = Arrays.stream(given).sum();
            if (sum < best) {
                best = sum;
                ridge = tried;
                losses = given;
            }
        }
        return cancellation.requested() || !isBeyondDoubt(ensembleLosses, losses)
                ? Optional.empty()
                : Optional.of(secondLayer(pool.fit(rows, ridge))).filter(layer -> layer.sharpness() >= LEAST_SHARPNESS);
    }

    private boolean isBeyondDoubt(double[] ensembleLosses, double[] losses) {
        double[] gains = IntStream.of(rows)
                .mapToDouble(row -> ensembleLosses[row] - losses[row])
                .toArray();
        return Calibrator.isBeyondDoubt(gains, ERRORS);
    }

    /** The loss of each row, by weights that were found with it: soon told, and what is not good here is so nowhere. */
    private double[] seen(double ridge) {
        double[] weights = pool.fit(rows, ridge);
        return IntStream.of(rows).mapToDouble(row -> pool.loss(row, weights)).toArray();
    }

    /** The loss of each row, by weights that were found without its part. */
    private double[] crossValidated(double ridge) {
        double[] losses = new double[rows.length];
        IntStream.range(0, PARTS)
                .parallel()
                .filter(part -> !cancellation.requested())
                .forEach(part -> {
                    double[] weights = pool.fit(
                            IntStream.of(rows)
                                    .filter(row -> row % PARTS != part)
                                    .toArray(),
                            ridge);
                    for (int row = part; row < losses.length; row += PARTS) {
                        losses[row] = pool.loss(row, weights);
                    }
                });
        return losses;
    }

    private static SecondLayer secondLayer(double[] weights) {
        double least = LEAST_SHARE * Arrays.stream(weights).sum();
        int[] kept = IntStream.range(0, weights.length)
                .filter(model -> weights[model] > least)
                .boxed()
                .sorted(Comparator.comparingDouble(model -> -weights[model]))
                .mapToInt(model -> model)
                .toArray();
        double sharpness =
                IntStream.of(kept).mapToDouble(model -> weights[model]).sum();
        Map<Integer, Double> shares = new LinkedHashMap<>();
        for (int model : kept) {
            shares.put(model, weights[model] / sharpness);
        }
        return new SecondLayer(shares, sharpness);
    }
}
