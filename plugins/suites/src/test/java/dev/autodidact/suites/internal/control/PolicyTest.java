package dev.autodidact.suites.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.suites.internal.Chance;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final double[] SEEN = {0.3, -0.7};

    @Test
    void scoresOfChoicesAgreeWithFiniteDifferences() {
        Policy policy = new Policy(2, 3, 4, Head.CHOICE);
        double[] action = {2};
        assertScore(policy, action, parameters -> {
            double[] outputs = outputs(parameters);
            double sum = 0;
            for (double output : outputs) {
                sum += Math.exp(output);
            }
            return outputs[2] - Math.log(sum);
        });
    }

    @Test
    void scoresOfNormalNumbersAgreeWithFiniteDifferences() {
        Policy policy = new Policy(2, 3, 4, Head.NORMAL);
        double[] action = {0.4, -1.1};
        assertScore(policy, action, parameters -> {
            double[] outputs = outputs(parameters);
            double sum = 0;
            for (int i = 0; i < 2; i++) {
                double logDeviation = -1 + 1.5 * Math.tanh(outputs[2 + i]);
                double standard = (action[i] - outputs[i]) / Math.exp(logDeviation);
                sum -= standard * standard / 2 + logDeviation;
            }
            return sum;
        });
    }

    private static void assertScore(Policy policy, double[] action, ToDoubleFunction<float[]> logarithm) {
        float[] parameters = policy.start(new Chance("test"));
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += 0.4f * (float) Math.sin(i);
        }
        double[] gradient = new double[parameters.length];
        policy.think(parameters, SEEN).addScore(action, 2, gradient);
        for (int i = 0; i < parameters.length; i++) {
            float[] above = parameters.clone();
            float[] below = parameters.clone();
            above[i] += 1e-3f;
            below[i] -= 1e-3f;
            double slope =
                    (logarithm.applyAsDouble(above) - logarithm.applyAsDouble(below)) / ((double) above[i] - below[i]);
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(2 * slope, within(1e-4));
        }
    }

    /** The network of two inputs, three hidden units and four outputs, written out. */
    private static double[] outputs(float[] p) {
        double[] outputs = new double[4];
        for (int j = 0; j < 4; j++) {
            outputs[j] = p[9 + j];
            for (int i = 0; i < 3; i++) {
                double unit = Math.tanh(p[i] + SEEN[0] * p[3 + i] + SEEN[1] * p[6 + i]);
                outputs[j] += unit * p[13 + 4 * i + j];
            }
        }
        return outputs;
    }
}
