package dev.autodidact.suites.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BanditTest extends ControlSuiteContract {

    BanditTest() {
        super("bandits");
    }

    /** The loss is -sum of shares times chances, so its derivatives are known. */
    @Test
    void policyGradientIsRightOnAverage() {
        List<Double> chances = List.of(0.9, 0.1, 0.5, 0.2, 0.7);
        PolicyGradient objective =
                new PolicyGradient(new Bandit(chances), new Policy(0, 0, 5, Head.CHOICE), 20, "test");
        float[] at = {0.5f, 1, 0, -0.5f, 0.2f};
        RandomGenerator random = Seeds.generator(1, "pulls");
        double[] mean = new double[5];
        float[] gradient = new float[5];
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            objective.lossAndGradient(at, gradient, random);
            for (int i = 0; i < 5; i++) {
                mean[i] += gradient[i] / (double) draws;
            }
        }

        double[] shares = shares(at);
        double paid = 0;
        for (int i = 0; i < 5; i++) {
            paid += shares[i] * chances.get(i);
        }
        for (int i = 0; i < 5; i++) {
            double own = 19.0 / 20; // a pull is a twentieth of the average that it is compared with
            assertThat(mean[i]).isCloseTo(own * shares[i] * (paid - chances.get(i)), within(0.003));
        }
        assertThat(objective.loss(at)).isCloseTo(-paid, within(0.25));
    }

    private static double[] shares(float[] at) {
        double[] shares = new double[at.length];
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            shares[i] = Math.exp(at[i]);
            sum += shares[i];
        }
        for (int i = 0; i < at.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
