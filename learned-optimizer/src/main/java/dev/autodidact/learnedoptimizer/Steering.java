package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The network of {@code nn-adam}: an LSTM of 8 units that sees how the gradients of one tensor behave and sets the
 * learning rate and the two decays of Adam. Everything it sees is without unit. Its weights are a row-major matrix, one
 * row per input, the biases of the gates in the order input, forget, candidate, output, and the same for the head.
 */
final class Steering {

    /**
     * Growth of the gradient's size, cosine of gradient and mean gradient, size of the mean gradient over that of the
     * gradients, three clocks, size of the tensor, last rate.
     */
    static final int INPUTS = 8;

    static final int HIDDEN = 8;

    /** Learning rate, the first decay, the second decay; each within -1 to 1, 0 being Adam's usual one. */
    static final int OUTPUTS = 3;

    private static final int GATES = 4 * HIDDEN;
    private static final int FAN_IN = INPUTS + HIDDEN;
    private static final int BIAS = FAN_IN * GATES;
    private static final int HEAD = BIAS + GATES;
    private static final int HEAD_BIAS = HEAD + HIDDEN * OUTPUTS;

    /** The number of weights. */
    static final int SIZE = HEAD_BIAS + OUTPUTS;

    private Steering() {}

    /** {@return weights whose head is 0, so that they make plain Adam; cells keep what they hold} */
    static float[] initial(RandomGenerator random) {
        float[] weights = new float[SIZE];
        double spread = 1 / Math.sqrt(FAN_IN);
        for (int i = 0; i < BIAS; i++) {
            weights[i] = (float) (spread * random.nextGaussian());
        }
        Arrays.fill(weights, BIAS + HIDDEN, BIAS + 2 * HIDDEN, 1);
        return weights;
    }

    /**
     * Takes a step of the network.
     *
     * @param state outputs and then cells of the units, from {@code at}; updated
     * @param inputs as above
     * @param controls overwritten by the outputs
     */
    static void step(float[] weights, float[] state, int at, float[] inputs, float[] controls) {
        float[] sums = Arrays.copyOfRange(weights, BIAS, HEAD);
        for (int k = 0; k < INPUTS; k++) {
            add(weights, k * GATES, inputs[k], sums);
        }
        for (int k = 0; k < HIDDEN; k++) {
            add(weights, (INPUTS + k) * GATES, state[at + k], sums);
        }
        System.arraycopy(weights, HEAD_BIAS, controls, 0, OUTPUTS);
        for (int k = 0; k < HIDDEN; k++) {
            float cell = sigmoid(sums[HIDDEN + k]) * state[at + HIDDEN + k]
                    + sigmoid(sums[k]) * Rows.tanh(sums[2 * HIDDEN + k]);
            float output = sigmoid(sums[3 * HIDDEN + k]) * Rows.tanh(cell);
            state[at + HIDDEN + k] = cell;
            state[at + k] = output;
            add(weights, HEAD + k * OUTPUTS, output, controls);
        }
        Rows.tanh(controls, OUTPUTS);
    }

    private static void add(float[] weights, int from, float factor, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] = Math.fma(weights[from + j], factor, sums[j]);
        }
    }

    private static float sigmoid(float value) {
        return 0.5f + 0.5f * Rows.tanh(0.5f * value);
    }
}
