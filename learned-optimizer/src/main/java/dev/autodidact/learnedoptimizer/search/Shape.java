package dev.autodidact.learnedoptimizer.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The shape of the proposing network and where each block of it lies in the flat array of weights. Matrices are
 * row-major, one row per input, followed by the biases; the gates stand in the order input, forget, candidate, output.
 */
final class Shape {

    /** Inputs of a coordinate, see {@link Inputs}. */
    static final int INPUTS = 12;

    /** Units of the layer. */
    static final int HIDDEN = 32;

    /** Gates of the layer. */
    static final int GATES = 4 * HIDDEN;

    /** What goes into the gates: the inputs, the coordinate's own last output, the mean one of all coordinates. */
    static final int FAN_IN = INPUTS + 2 * HIDDEN;

    /** Outputs of a coordinate: how far to go towards a random place, and a shift. */
    static final int OUTPUTS = 2;

    /** Where the biases of the gates begin; their matrix begins at 0. */
    static final int GATE_BIAS = FAN_IN * GATES;

    /** Where the matrix of the head begins. */
    static final int HEAD = GATE_BIAS + GATES;

    /** Where the biases of the head begin. */
    static final int HEAD_BIAS = HEAD + HIDDEN * OUTPUTS;

    /** The number of weights. */
    static final int SIZE = HEAD_BIAS + OUTPUTS;

    /** What makes a reach of 0.88. */
    private static final float WIDE = 2;

    private Shape() {}

    /** Weights before training: nearly random search, for the head knows only its biases; cells keep what they hold. */
    static float[] initial(RandomGenerator random) {
        float[] weights = new float[SIZE];
        double spread = 1 / Math.sqrt(FAN_IN);
        for (int i = 0; i < GATE_BIAS; i++) {
            weights[i] = (float) (spread * random.nextGaussian());
        }
        Arrays.fill(weights, GATE_BIAS + HIDDEN, GATE_BIAS + 2 * HIDDEN, 1);
        weights[HEAD_BIAS] = WIDE;
        return weights;
    }
}
