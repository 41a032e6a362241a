package dev.autodidact.core;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Metric;
import dev.autodidact.registry.report.Numbers;
import dev.autodidact.registry.report.RunInsights;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A score and the 95 % of it that resampling the rows gives (percentile bootstrap: Efron and Tibshirani, 1993, section
 * 13.3). It speaks of the rows, not of the training: the same learner fitted on other rows would add to it. Of many rows
 * some are drawn, without which a metric that sorts would take seconds; the interval is then wider than it need be.
 *
 * @param score on all rows
 * @param lower where the interval begins; NaN where the metric is not defined on the draws
 * @param upper where it ends
 */
record ScoreInterval(double score, double lower, double upper) {

    private static final int DRAWS = 400;
    private static final int MOST_ROWS = 5_000;
    private static final double TAIL = 0.025;

    static ScoreInterval of(Metric metric, RunInsights.OutOfFold outOfFold, long seed) {
        Target truth = outOfFold.truth();
        Predictions predictions = outOfFold.predictions();
        int rows = truth.rows();
        RandomGenerator random = Seeds.generator(seed, "score interval");
        int[] drawn = new int[Math.min(rows, MOST_ROWS)];
        double[] scores = IntStream.range(0, DRAWS)
                .mapToDouble(draw -> {
                    Arrays.setAll(drawn, i -> random.nextInt(rows));
                    return metric.score(take(truth, drawn), take(predictions, drawn));
                })
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        int cut = (int) Math.floor(scores.length * TAIL);
        return new ScoreInterval(
                metric.score(truth, predictions),
                scores.length == 0 ? Double.NaN : scores[cut],
                scores.length == 0 ? Double.NaN : scores[scores.length - 1 - cut]);
    }

    private static Target take(Target target, int[] rows) {
        return switch (target) {
            case ClassTarget classes -> classes.take(rows);
            case RealTarget numbers -> numbers.take(rows);
        };
    }

    private static Predictions take(Predictions predictions, int[] rows) {
        return switch (predictions) {
            case ClassProbabilities probabilities -> {
                int classes = probabilities.classes();
                double[] flat = new double[rows.length * classes];
                Arrays.setAll(flat, i -> probabilities.probability(rows[i / classes], i % classes));
                yield new ClassProbabilities(flat, classes);
            }
            case RealPredictions numbers ->
                new RealPredictions(
                        Arrays.stream(rows).mapToDouble(numbers::value).toArray());
        };
    }

    @Override
    public String toString() {
        return Numbers.score(score) + " (95 %: " + Numbers.score(lower) + " to " + Numbers.score(upper) + ")";
    }
}
