package dev.autodidact.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolWeightsTest {

    private static final int ROWS = 60;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10})
    void noWeightsNearbyOrFarAreBetter(double ridge) {
        double[][][] margins = margins(4, 3, 5);
        double[] weights = new PoolWeights(margins).fit(all(), ridge);

        double least = obvious(margins, weights, ridge);
        assertThat(weights).as("one of them would fall below 0").contains(0);
        assertThat(Arrays.stream(weights)).allMatch(weight -> weight >= 0);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            double scale = i % 2 == 0 ? 1e-3 : 1;
            double[] other = IntStream.range(0, weights.length)
                    .mapToDouble(m -> Math.max(0, weights[m] + scale * random.nextGaussian()))
                    .toArray();
            assertThat(obvious(margins, other, ridge)).isGreaterThanOrEqualTo(least - 1e-6);
        }
    }

    @Test
    void lossIsThatOfTheNormalisedProduct() {
        double[][][] margins = margins(3, 4, 2);
        double[] weights = {0.2, 0, 1.3};

        for (int row = 0; row < ROWS; row++) {
            assertThat(new PoolWeights(margins).loss(row, weights))
                    .isCloseTo(obviousLoss(margins[row], weights), within(1e-12));
        }
    }

    @Test
    void sureMistakesDoNotOverflow() {
        double[][][] margins = {{{2000}}, {{-2000}}};

        assertThat(new PoolWeights(margins).loss(0, new double[] {1})).isEqualTo(2000);
        assertThat(new PoolWeights(margins).fit(new int[] {0, 1}, 1)).hasSize(1).doesNotContain(Double.NaN);
    }

    private static int[] all() {
        return IntStream.range(0, ROWS).toArray();
    }

    private static double obvious(double[][][] margins, double[] weights, double ridge) {
        double sum = 0;
        for (double weight : weights) {
            sum += ridge / 2 * Math.pow(weight - 1.0 / weights.length, 2);
        }
        for (double[][] row : margins) {
            sum += obviousLoss(row, weights);
        }
        return sum;
    }

    private static double obviousLoss(double[][] row, double[] weights) {
        double others = 0;
        for (int k = 0; k < row[0].length; k++) {
            double product = 1;
            for (int m = 0; m < weights.length; m++) {
                product *= Math.pow(Math.exp(row[m][k]), weights[m]);
            }
            others += product;
        }
        return -Math.log(1 / (1 + others));
    }

    /** The last model is wrong more often than right. */
    private static double[][][] margins(int models, int classes, long seed) {
        Random random = new Random(seed);
        double[][][] margins = new double[ROWS][models][classes - 1];
        for (double[][] row : margins) {
            for (int m = 0; m < models; m++) {
                for (int k = 0; k < classes - 1; k++) {
                    row[m][k] = random.nextGaussian() + (m == models - 1 ? 1 : -1);
                }
            }
        }
        return margins;
    }
}
