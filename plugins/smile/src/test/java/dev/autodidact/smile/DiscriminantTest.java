package dev.autodidact.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The discriminants and naive Bayes against their formulas, worked out the slow way. */
class DiscriminantTest {

    private static final int ROWS = 120;

    private final Data all = Data.of(Encoding.NUMERIC, ROWS, 3);
    private final Features two = new Features(
            List.of("a", "b"),
            new int[2],
            new double[][] {all.features().column(0), all.features().column(1)},
            ROWS);

    @Test
    void quadraticDiscriminantFollowsBayesRule() throws InterruptedException {
        QdaLearner learner = new QdaLearner();
        Configuration configuration =
                learner.space(all.profile(TaskType.CLASSIFICATION)).complete(Map.of("pooling", 0.25, "shrinkage", 0.1));
        Scorer scorer = Run.alone(FitContext.of(1), run -> learner.classify(configuration, two, all.classes(), 3, run));
        double[] pooled = covariance(-1);
        assertFollows(scorer, k -> {
            double[] own = covariance(k);
            return shrunk(
                    IntStream.range(0, 3)
                            .mapToDouble(i -> 0.75 * own[i] + 0.25 * pooled[i])
                            .toArray(),
                    0.1);
        });
    }

    @Test
    void linearDiscriminantFollowsBayesRule() throws InterruptedException {
        LdaLearner learner = new LdaLearner();
        Configuration configuration =
                learner.space(all.profile(TaskType.CLASSIFICATION)).complete(Map.of("shrinkage", 0.1));
        Scorer scorer = Run.alone(FitContext.of(1), run -> learner.classify(configuration, two, all.classes(), 3, run));
        assertFollows(scorer, k -> shrunk(covariance(-1), 0.1));
    }

    @Test
    void naiveBayesFollowsBayesRule() throws InterruptedException {
        NaiveBayesLearner learner = new NaiveBayesLearner();
        Configuration configuration =
                learner.space(all.profile(TaskType.CLASSIFICATION)).defaults();
        Scorer scorer = Run.alone(FitContext.of(1), run -> learner.classify(configuration, two, all.classes(), 3, run));
        assertFollows(scorer, k -> {
            double[] own = covariance(k);
            return new double[] {own[0], 0, own[2]};
        });
    }

    @Test
    void kernelDensitiesSeeTwoHumps() throws InterruptedException {
        int rows = 100;
        double[] x = IntStream.range(0, rows)
                .mapToDouble(row -> row % 2 == 0 ? 0.01 * row : (row % 4 == 1 ? -5 : 6) + 0.01 * row)
                .toArray();
        int[] classes = IntStream.range(0, rows).map(row -> row % 2).toArray();
        Features features = new Features(List.of("x"), new int[1], new double[][] {x}, rows);
        NaiveBayesLearner learner = new NaiveBayesLearner();
        Configuration configuration = learner.space(all.profile(TaskType.CLASSIFICATION))
                .complete(Map.of("density", "kernel", "bandwidth", 0.3));
        Scorer scorer = Run.alone(FitContext.of(1), run -> learner.classify(configuration, features, classes, 2, run));
        double[] between = new double[2];
        scorer.score(new double[] {0.5}, between);
        assertThat(between[0]).isGreaterThan(0.9);
        double[] farAway = new double[2];
        scorer.score(new double[] {1e6}, farAway);
        assertThat(farAway).as("what no class has seen").containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    }

    /** Says what the covariance of a class should be: the variance of a, the covariance, the variance of b. */
    private interface Covariance {
        double[] of(int output);
    }

    private void assertFollows(Scorer scorer, Covariance covariances) {
        double[][] all = IntStream.range(0, 3).mapToObj(covariances::of).toArray(double[][]::new);
        for (double[] row : two.toRows()) {
            double[] densities = new double[3];
            for (int k = 0; k < 3; k++) {
                double[] mean = mean(k);
                double[] c = all[k];
                double determinant = c[0] * c[2] - c[1] * c[1];
                double a = row[0] - mean[0];
                double b = row[1] - mean[1];
                double distance = (c[2] * a * a - 2 * c[1] * a * b + c[0] * b * b) / determinant;
                densities[k] = size(k) / (double) ROWS * Math.exp(-distance / 2) / Math.sqrt(determinant);
            }
            double sum = Arrays.stream(densities).sum();
            double[] scores = new double[3];
            scorer.score(row, scores);
            assertThat(scores)
                    .containsExactly(
                            Arrays.stream(densities)
                                    .map(density -> density / sum)
                                    .toArray(),
                            within(1e-9));
        }
    }

    private static double[] shrunk(double[] covariance, double shrinkage) {
        return new double[] {
            (1 - shrinkage) * covariance[0] + shrinkage,
            (1 - shrinkage) * covariance[1],
            (1 - shrinkage) * covariance[2] + shrinkage
        };
    }

    private long size(int k) {
        return Arrays.stream(all.classes()).filter(code -> code == k).count();
    }

    private double[] mean(int k) {
        double[] mean = new double[2];
        for (int row = 0; row < ROWS; row++) {
            if (all.classes()[row] == k) {
                mean[0] += two.column(0)[row] / size(k);
                mean[1] += two.column(1)[row] / size(k);
            }
        }
        return mean;
    }

    /** {@return the covariance of a class, or the pooled one where it is -1} */
    private double[] covariance(int only) {
        double[] sums = new double[3];
        for (int row = 0; row < ROWS; row++) {
            int k = all.classes()[row];
            if (only < 0 || k == only) {
                double a = two.column(0)[row] - mean(k)[0];
                double b = two.column(1)[row] - mean(k)[1];
                sums[0] += a * a;
                sums[1] += a * b;
                sums[2] += b * b;
            }
        }
        double freedom = only < 0 ? ROWS - 3 : size(only) - 1.0;
        return Arrays.stream(sums).map(sum -> sum / freedom).toArray();
    }
}
