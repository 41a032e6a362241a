package dev.autodidact.learnedoptimizer;

/**
 * The shape of a network of two LSTM layers and a linear head, and where each block of it lies in the flat array of
 * weights. Matrices are row-major, one row per input, followed by the biases; the gates of a layer stand in the order
 * input, forget, candidate, output. Immutable and thread-safe.
 */
final class Shape {

    /** Units of each layer. */
    static final int HIDDEN = 20;

    /** Gates of each layer. */
    static final int GATES = 4 * HIDDEN;

    /** Layer 1, layer 2, head. */
    static final int PARTS = 3;

    /** The part that is not a layer. */
    static final int HEAD = 2;

    private final int[] fanIn;
    private final int[] fanOut;
    private final int[] matrix = new int[PARTS];
    private final int size;

    Shape(int inputs, int outputs) {
        fanIn = new int[] {inputs + HIDDEN, HIDDEN + HIDDEN, HIDDEN};
        fanOut = new int[] {GATES, GATES, outputs};
        int at = 0;
        for (int part = 0; part < PARTS; part++) {
            matrix[part] = at;
            at += (fanIn[part] + 1) * fanOut[part];
        }
        size = at;
    }

    /** {@return the inputs of a coordinate} */
    int inputs() {
        return fanIn[0] - HIDDEN;
    }

    /** {@return the outputs of a coordinate} */
    int outputs() {
        return fanOut[HEAD];
    }

    /** {@return how many inputs a part has} */
    int fanIn(int part) {
        return fanIn[part];
    }

    /** {@return how many outputs a part has} */
    int fanOut(int part) {
        return fanOut[part];
    }

    /** {@return where the matrix of a part begins} */
    int matrix(int part) {
        return matrix[part];
    }

    /** {@return where the biases of a part begin} */
    int bias(int part) {
        return matrix[part] + fanIn[part] * fanOut[part];
    }

    /** {@return the number of weights} */
    int size() {
        return size;
    }
}
