package dev.autodidact.learnedoptimizer;

/**
 * The shape of the network and where each block of it lies in the flat array of weights. Matrices are row-major, one row
 * per input; the gates of a layer stand in the order input, forget, candidate, output.
 */
final class Shape {

    /** Inputs of a coordinate: the normalised gradient and the normalised mean gradient. */
    static final int INPUTS = 2;

    /** Units of each layer. */
    static final int HIDDEN = 20;

    /** Gates of each layer. */
    static final int GATES = 4 * HIDDEN;

    /** Outputs of a coordinate: a correction of the direction and a magnitude. */
    static final int OUTPUTS = 2;

    /** Where the three matrices begin: layer 1, layer 2, head; each is followed by its biases. */
    static final int[] MATRIX = new int[3];

    /** How many inputs each of the three has. */
    static final int[] FAN_IN = {INPUTS + HIDDEN, HIDDEN + HIDDEN, HIDDEN};

    /** How many outputs each of the three has. */
    static final int[] FAN_OUT = {GATES, GATES, OUTPUTS};

    /** The number of weights. */
    static final int SIZE;

    static {
        int size = 0;
        for (int part = 0; part < MATRIX.length; part++) {
            MATRIX[part] = size;
            size += (FAN_IN[part] + 1) * FAN_OUT[part];
        }
        SIZE = size;
    }

    private Shape() {}

    /** Where the biases of a part begin. */
    static int bias(int part) {
        return MATRIX[part] + FAN_IN[part] * FAN_OUT[part];
    }
}
