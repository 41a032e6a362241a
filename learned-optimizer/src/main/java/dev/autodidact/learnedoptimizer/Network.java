package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;

/** One step of the network for many coordinates that share its weights: the sums of its layers, and its head. */
final class Network {

    /** The greatest step of a coordinate at magnitude 1; that of RNNprop (Lv, Jiang and Li, 2017). */
    static final float BOUND = 0.1f;

    /** Keeps the magnitude from 0 and infinity: it lies between 1/19 and 19. */
    static final float REACH = 0.9f;

    private Network() {}

    /** The sums that go into a layer's gates, by the plain-Java product. */
    static void product(float[] weights, int part, float[][] in, float[][] out, int n) {
        int fanOut = Shape.FAN_OUT[part];
        int bias = Shape.bias(part);
        for (int j = 0; j < fanOut; j++) {
            Arrays.fill(out[j], 0, n, weights[bias + j]);
        }
        Rows.multiply(in, weights, Shape.MATRIX[part], fanOut, 1, out, n);
    }

    /**
     * The step that the head proposes, to be subtracted from the parameters: a bounded Adam step whose direction the
     * network corrects and whose size it sets. With a head of zeros it is {@code 0.1 tanh(mean)}.
     *
     * @param outputs the head's two sums; not changed
     * @param mean the normalised mean gradient
     */
    static void propose(float[][] outputs, float[] mean, float[] step, int n) {
        float[] correction = outputs[0];
        float[] magnitude = outputs[1];
        for (int l = 0; l < n; l++) {
            float reach = REACH * Rows.tanh(magnitude[l]);
            step[l] = BOUND * (1 + reach) / (1 - reach) * Rows.tanh(mean[l] + correction[l]);
        }
    }
}
