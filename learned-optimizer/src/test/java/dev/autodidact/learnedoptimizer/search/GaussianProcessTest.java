package dev.autodidact.learnedoptimizer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {

    private final RandomGenerator random = Seeds.generator(1, "draws");

    @Test
    void thePolynomialIsTheSine() {
        for (double turns = -3; turns < 3; turns += 1e-3) {
            assertThat(GaussianProcess.sine(turns)).isCloseTo(Math.sin(2 * Math.PI * turns), within(1e-9));
        }
    }

    @Test
    void drawsKnowTheirGradient() {
        for (int dimensions = 1; dimensions <= 6; dimensions++) {
            GaussianProcess drawn = GaussianProcess.draw(dimensions, random);
            float[] at = place(dimensions);
            float[] gradient = new float[dimensions];
            drawn.at(at, 0, gradient);
            for (int k = 0; k < dimensions; k++) {
                float[] up = at.clone();
                float[] down = at.clone();
                up[k] += 1e-3f;
                down[k] -= 1e-3f;
                double slope = (value(drawn, up) - value(drawn, down)) / ((double) up[k] - down[k]);
                assertThat((double) gradient[k]).isCloseTo(slope, within(1e-2 * (1 + Math.abs(slope))));
            }
        }
    }

    @Test
    void valuesHaveMeanZeroAndVarianceOneOverDraws() {
        int draws = 2000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double value = value(GaussianProcess.draw(2, random), place(2));
            sum += value;
            squares += value * value;
        }
        assertThat(sum / draws).isCloseTo(0, within(0.1));
        assertThat(squares / draws).isCloseTo(1, within(0.15));
    }

    private static double value(GaussianProcess drawn, float[] at) {
        return drawn.at(at, 0, new float[at.length]);
    }

    private float[] place(int dimensions) {
        float[] place = new float[dimensions];
        for (int k = 0; k < dimensions; k++) {
            place[k] = random.nextFloat();
        }
        return place;
    }
}
