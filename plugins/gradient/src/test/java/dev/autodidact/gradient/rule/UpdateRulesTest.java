package dev.autodidact.gradient.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each rule against its formula written as a sum over all earlier gradients, in double. */
class UpdateRulesTest {

    private static final int STEPS = 60;

    /** The step (to be subtracted) that the formula gives after these gradients of one coordinate. */
    private interface Formula {
        double step(double[] gradients);
    }

    @Test
    void sgdTakesTheGradientTimesTheRate() {
        agree(new Sgd(0.3), gradients -> 0.3 * gradients[gradients.length - 1]);
    }

    @Test
    void momentumSumsAllGradientsWithGeometricWeights() {
        agree(new Momentum(0.05, 0.8), gradients -> 0.05 * weighted(gradients, 0.8, 1));
    }

    @Test
    void rmsPropDividesByTheRootOfTheRunningMeanSquare() {
        agree(
                new RmsProp(0.02, 0.7),
                gradients ->
                        0.02 * gradients[gradients.length - 1] / (Math.sqrt(0.3 * weighted(gradients, 0.7, 2)) + 1e-8));
    }

    @Test
    void adamIsAlgorithmOne() {
        agree(new Adam(0.02, 0.85, 0.97), gradients -> {
            int t = gradients.length;
            double mean = 0.15 * weighted(gradients, 0.85, 1) / (1 - Math.pow(0.85, t));
            double square = 0.03 * weighted(gradients, 0.97, 2) / (1 - Math.pow(0.97, t));
            return 0.02 * mean / (Math.sqrt(square) + 1e-8);
        });
    }

    @Test
    void adamsFirstStepIsTheRateAgainstTheSignOfTheGradient() {
        float[] parameters = {0, 0, 0};
        UpdateRule rule = new Adam();
        rule.step(rule.start(3), parameters, new float[] {250, -0.004f, 0});
        assertThat(parameters).containsExactly(new float[] {-0.001f, 0.001f, 0}, within(1e-8f));
    }

    @Test
    void defaultsAreThoseOfTheSpace() {
        for (UpdateRule rule : List.of(new Sgd(), new Momentum(), new RmsProp(), new Adam())) {
            assertThat(rule.with(rule.space().defaults())).isEqualTo(rule);
        }
        Adam quicker = new Adam().with(new Adam().space().complete(Map.of("learning-rate", 0.1)));
        assertThat(quicker).isEqualTo(new Adam(0.1, 0.9, 0.999));
    }

    @Test
    void gradientsOfAnotherLengthAreRefused() {
        UpdateRule rule = new Adam();
        UpdateState state = rule.start(3);
        assertThatThrownBy(() -> rule.step(state, new float[3], new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for 3 parameters");
        assertThatThrownBy(() -> rule.start(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double weighted(double[] gradients, double decay, int power) {
        int last = gradients.length - 1;
        return IntStream.rangeClosed(0, last)
                .mapToDouble(i -> Math.pow(decay, last - i) * Math.pow(gradients[i], power))
                .sum();
    }

    private static void agree(UpdateRule rule, Formula formula) {
        RandomGenerator random = Seeds.generator(1, rule.id());
        double[] scales = {1, 1e-3, 1e3};
        float[] parameters = new float[scales.length];
        double[] expected = new double[scales.length];
        double[][] history = new double[scales.length][STEPS];
        UpdateState state = rule.start(scales.length);
        for (int step = 0; step < STEPS; step++) {
            float[] gradient = new float[scales.length];
            for (int i = 0; i < scales.length; i++) {
                gradient[i] = (float) (scales[i] * random.nextGaussian());
                history[i][step] = gradient[i];
                double[] seen = Arrays.copyOf(history[i], step + 1);
                expected[i] -= formula.step(seen);
            }
            rule.step(state, parameters, gradient);
            for (int i = 0; i < scales.length; i++) {
                double tolerance = 1e-5 * (1 + Math.abs(expected[i]));
                assertThat((double) parameters[i]).as("step %d", step).isCloseTo(expected[i], within(tolerance));
            }
        }
        assertThat(state.steps()).isEqualTo(STEPS);
    }
}
