package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Gradients against central differences of the noise-free loss. */
class ObjectivesTest {

    private final RandomGenerator random = Seeds.generator(1, "objectives");

    @Test
    void quadraticsKnowTheirGradient() {
        check(Quadratic.draw(6, random));
    }

    @Test
    void softmaxRegressionsKnowTheirGradient() {
        check(new Perceptron(Points.clusters(30, 4, 3, random), Activation.SIGMOID, new int[0], 30, 1e-3));
    }

    @Test
    void networksKnowTheirGradient() {
        for (Activation activation : Activation.values()) {
            double kinks = activation == Activation.RELU ? 2e-2 : 2e-3;
            check(new Perceptron(Points.clusters(30, 3, 3, random), activation, new int[] {5, 4}, 30, 1e-3), kinks);
        }
    }

    @Test
    void rescaledObjectivesKnowTheirGradientAndStartAtTheSameLoss() {
        Objective original = Quadratic.draw(6, random);
        Objective rescaled = Rescaled.draw(original, 2, random);
        check(rescaled);
        double loss = original.loss(original.start(Seeds.generator(7)));
        assertThat(rescaled.loss(rescaled.start(Seeds.generator(7)))).isCloseTo(loss, within(1e-4 * loss));
    }

    @Test
    void everyFamilyDrawsProblemsThatCanBeGoneDown() {
        for (Families family : Families.values()) {
            for (Objective objective : family.draw(5, random)) {
                float[] gradient = new float[objective.parameters()];
                float[] start = objective.start(random);
                assertThat(start).hasSameSizeAs(gradient);
                assertThat(objective.lossAndGradient(start, gradient, random))
                        .isPositive()
                        .isFinite();
            }
        }
    }

    private void check(Objective objective) {
        check(objective, 2e-3);
    }

    private void check(Objective objective, double tolerance) {
        float[] at = objective.start(random);
        float[] gradient = new float[at.length];
        assertThat(objective.lossAndGradient(at, gradient, random)).isCloseTo(objective.loss(at), within(1e-9));
        for (int i = 0; i < at.length; i++) {
            float[] up = at.clone();
            float[] down = at.clone();
            up[i] += 1e-3f;
            down[i] -= 1e-3f;
            double slope = (objective.loss(up) - objective.loss(down)) / ((double) up[i] - down[i]);
            assertThat((double) gradient[i]).isCloseTo(slope, within(tolerance * (1 + Math.abs(slope))));
        }
    }
}
