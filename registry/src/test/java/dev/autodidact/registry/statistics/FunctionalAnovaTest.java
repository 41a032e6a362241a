package dev.autodidact.registry.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FunctionalAnovaTest {

    private static final int[] CHOICES = {0, 0, 3};

    private static double[][] points(int count) {
        RandomGenerator random = Seeds.generator(1, "points");
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextInt(3)};
        }
        return points;
    }

    private static double[] values(double[][] points, ToDoubleFunction<double[]> function) {
        return IntStream.range(0, points.length)
                .mapToDouble(i -> function.applyAsDouble(points[i]))
                .toArray();
    }

    /** The variance of a x is a squared / 12, and that of b at one of three choices b squared times 2 / 9. */
    @Test
    void additiveFunctionsGiveTheSharesThatCanBeWorkedOut() {
        double[][] points = points(600);
        double[] values = values(points, point -> 3 * point[0] + point[1] + (point[2] == 1 ? 2 : 0));
        double total = 9 / 12.0 + 1 / 12.0 + 8 / 9.0;

        double[] shares = FunctionalAnova.mainEffects(points, CHOICES, values, 7);

        assertThat(shares[0]).isCloseTo(9 / 12.0 / total, within(0.06));
        assertThat(shares[1]).isCloseTo(1 / 12.0 / total, within(0.04));
        assertThat(shares[2]).isCloseTo(8 / 9.0 / total, within(0.06));
    }

    @Test
    void pureInteractionHasNoMainEffect() {
        double[][] points = points(800);
        double[] values = values(points, point -> point[0] < 0.5 == point[1] < 0.5 ? 1 : 0);
        for (double share : FunctionalAnova.mainEffects(points, CHOICES, values, 7)) {
            assertThat(share).isBetween(0.0, 0.15);
        }
    }

    @Test
    void constantFunctionHasNoImportance() {
        double[][] points = points(50);
        assertThat(FunctionalAnova.mainEffects(points, CHOICES, new double[50], 7))
                .containsOnly(0);
    }

    /** The slow version asks the tree at every point of a fine grid. */
    @Test
    void marginalsOfATreeEqualThoseOfAGrid() {
        double[][] points = points(120);
        RandomGenerator random = Seeds.generator(2, "values");
        double[] values = values(points, point -> point[0] * (point[2] + 1) + random.nextDouble());
        RegressionTree tree = new RegressionTree(
                points, CHOICES, values, IntStream.range(0, 120).toArray());

        int fine = 250;
        double[] means = new double[fine];
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < fine; i++) {
            for (int j = 0; j < fine; j++) {
                for (int choice = 0; choice < 3; choice++) {
                    double value = predict(tree, (i + 0.5) / fine, (j + 0.5) / fine, choice);
                    means[i] += value / (3 * fine);
                    mean += value / (3.0 * fine * fine);
                    squares += value * value / (3.0 * fine * fine);
                }
            }
        }
        double marginal = 0;
        for (double one : means) {
            marginal += (one - mean) * (one - mean) / fine;
        }

        double share = FunctionalAnova.mainEffects(tree.leaves(), CHOICES)[0];
        assertThat(share).isCloseTo(marginal / (squares - mean * mean), within(0.02));
    }

    private static double predict(RegressionTree tree, double... point) {
        return tree.leaves().stream()
                .filter(leaf -> IntStream.range(0, point.length).allMatch(i -> leaf.admits(i, point[i])))
                .mapToDouble(RegressionTree.Leaf::mean)
                .sum();
    }
}
