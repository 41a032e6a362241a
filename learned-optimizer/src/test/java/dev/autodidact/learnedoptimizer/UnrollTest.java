package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnrollTest {

    private static final int COORDINATES = 7;
    private static final int STEPS = 6;

    private final RandomGenerator random = Seeds.generator(1, "unroll");
    private final float[][] gradients = noise(STEPS, COORDINATES);
    private final float[][] byStep = noise(STEPS, COORDINATES);

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "LSTM_L2L"})
    void forwardIsTheSlowObviousNetwork(LearnedRule rule) {
        float[] weights = TestWeights.random(rule, 1);
        Unroll unroll = new Unroll(CoordinateWise.design(rule), COORDINATES, STEPS);
        SlowNetwork slow = new SlowNetwork(rule, weights, COORDINATES);
        float[] step = new float[COORDINATES];
        for (int t = 0; t < STEPS; t++) {
            unroll.forward(weights, t, t + 1L, gradients[t], step);
            double[] expected = slow.step(gradients[t]);
            for (int l = 0; l < COORDINATES; l++) {
                assertThat((double) step[l]).isCloseTo(expected[l], within(2e-6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "LSTM_L2L"})
    void backwardAgreesWithFiniteDifferencesOfTheSlowNetwork(LearnedRule rule) {
        float[] weights = TestWeights.random(rule, 1);
        Unroll unroll = new Unroll(CoordinateWise.design(rule), COORDINATES, STEPS);
        for (int t = 0; t < STEPS; t++) {
            unroll.forward(weights, t, t + 1L, gradients[t], new float[COORDINATES]);
        }
        Shape shape = CoordinateWise.design(rule).shape();
        float[] byWeight = new float[shape.size()];
        unroll.backward(weights, byStep, byWeight);
        for (int part = 0; part < Shape.PARTS; part++) {
            for (int i = 0; i < 40; i++) {
                int end = shape.bias(part) + shape.fanOut(part);
                check(rule, random.nextInt(shape.matrix(part), end), byWeight);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "LSTM_L2L"})
    void aCarriedWindowGoesOnWhereTheLastOneEnded(LearnedRule rule) {
        float[] weights = TestWeights.random(rule, 1);
        Unroll one = new Unroll(CoordinateWise.design(rule), COORDINATES, STEPS);
        Unroll two = new Unroll(CoordinateWise.design(rule), COORDINATES, STEPS / 2);
        float[] expected = new float[COORDINATES];
        float[] found = new float[COORDINATES];
        for (int t = 0; t < STEPS; t++) {
            if (t == STEPS / 2) {
                two.carry();
            }
            one.forward(weights, t, t + 1L, gradients[t], expected);
            two.forward(weights, t % (STEPS / 2), t + 1L, gradients[t], found);
            assertThat(found).isEqualTo(expected);
        }
    }

    private void check(LearnedRule rule, int weight, float[] byWeight) {
        double h = 1e-6;
        double difference = (loss(rule, weight, h) - loss(rule, weight, -h)) / (2 * h);
        assertThat((double) byWeight[weight])
                .as("weight %d", weight)
                .isCloseTo(difference, within(1e-6 + 2e-4 * Math.abs(difference)));
    }

    private double loss(LearnedRule rule, int weight, double change) {
        SlowNetwork slow = new SlowNetwork(rule, TestWeights.random(rule, 1), COORDINATES);
        slow.weights[weight] += change;
        double loss = 0;
        for (int t = 0; t < STEPS; t++) {
            double[] step = slow.step(gradients[t]);
            for (int l = 0; l < COORDINATES; l++) {
                loss += byStep[t][l] * step[l];
            }
        }
        return loss;
    }

    private float[][] noise(int rows, int columns) {
        float[][] noise = new float[rows][columns];
        for (float[] row : noise) {
            for (int l = 0; l < columns; l++) {
                row[l] = (float) random.nextGaussian();
            }
        }
        return noise;
    }
}
