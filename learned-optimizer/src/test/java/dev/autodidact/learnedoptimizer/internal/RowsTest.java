package dev.autodidact.learnedoptimizer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void theRationalTanhIsTheHyperbolicTangent() {
        for (float x = -12; x < 12; x += 0.001f) {
            assertThat((double) Rows.tanh(x)).isCloseTo(Math.tanh(x), within(4e-7));
        }
        assertThat(Rows.tanh(Float.POSITIVE_INFINITY)).isCloseTo(1, within(4e-7f));
        assertThat(Rows.tanh(0)).isZero();
    }

    @Test
    void productsAreSumsWhateverTheStrides() {
        float[][] in = {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}};
        float[] weights = new float[16];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i;
        }
        float[][] out = {{100, 100}, {200, 200}, {300, 300}};
        Rows.multiply(in, weights, 1, 3, 1, out, 2);
        for (int j = 0; j < 3; j++) {
            for (int l = 0; l < 2; l++) {
                float expected = 100f * (j + 1);
                for (int k = 0; k < 5; k++) {
                    expected += in[k][l] * (1 + 3 * k + j);
                }
                assertThat(out[j][l]).isEqualTo(expected);
            }
        }
    }
}
