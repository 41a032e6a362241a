package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;

/** The sums of the network's parts in plain Java, for many coordinates that share its weights. */
final class Network {

    private Network() {}

    /**
     * Overwrites the output rows by the weighted sums of the input rows, biases added.
     *
     * @param part of the shape
     */
    static void product(Shape shape, float[] weights, int part, float[][] in, float[][] out, int n) {
        int fanOut = shape.fanOut(part);
        int bias = shape.bias(part);
        for (int j = 0; j < fanOut; j++) {
            Arrays.fill(out[j], 0, n, weights[bias + j]);
        }
        Rows.multiply(in, weights, shape.matrix(part), fanOut, 1, out, n);
    }
}
