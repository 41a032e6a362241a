package dev.autodidact.suites.internal.control;

import dev.autodidact.suites.internal.Chance;
import java.util.stream.IntStream;

/**
 * A stochastic policy: a network of one hidden layer of hyperbolic tangents, or none, whose outputs a head turns into an
 * action. Parameters layer by layer: the biases, then the weights, those of one input together. Immutable.
 *
 * @param seen the number of inputs
 * @param hidden the number of hidden units; 0 for none
 * @param outputs the number of outputs
 * @param head makes actions of outputs
 */
record Policy(int seen, int hidden, int outputs, Head head) {

    private static final double LAST_LAYER = 0.1;

    int[] tensors() {
        IntStream lengths = hidden == 0
                ? IntStream.of(outputs, seen * outputs)
                : IntStream.of(hidden, seen * hidden, outputs, hidden * outputs);
        return lengths.filter(length -> length > 0).toArray();
    }

    int parameters() {
        return IntStream.of(tensors()).sum();
    }

    /** Normal weights of variance 1 / inputs, in the last layer a hundredth of that; biases 0. */
    float[] start(Chance chance) {
        float[] start = new float[parameters()];
        if (hidden == 0) {
            fill(start, outputs, seen, outputs, LAST_LAYER, chance);
        } else {
            fill(start, hidden, seen, hidden, 1, chance);
            fill(start, second() + outputs, hidden, outputs, LAST_LAYER, chance);
        }
        return start;
    }

    private static void fill(float[] to, int from, int in, int out, double scale, Chance chance) {
        for (int i = from; i < from + in * out; i++) {
            to[i] = (float) (scale / Math.sqrt(in) * chance.gaussian());
        }
    }

    /** Where the second layer begins. */
    private int second() {
        return (seen + 1) * hidden;
    }

    /** What the policy makes of an input. */
    Thought think(float[] parameters, double[] input) {
        return new Thought(parameters, input);
    }

    /** One pass there, and perhaps back. Not thread-safe. */
    final class Thought {

        private final float[] parameters;
        private final double[] input;
        private final double[] units;
        private final double[] values;

        private Thought(float[] parameters, double[] input) {
            this.parameters = parameters;
            this.input = input;
            if (hidden == 0) {
                units = input;
                values = layer(0, input, outputs);
            } else {
                units = layer(0, input, hidden);
                for (int i = 0; i < hidden; i++) {
                    units[i] = StrictMath.tanh(units[i]);
                }
                values = layer(second(), units, outputs);
            }
        }

        private double[] layer(int from, double[] in, int out) {
            double[] sums = new double[out];
            for (int j = 0; j < out; j++) {
                sums[j] = parameters[from + j];
            }
            for (int i = 0; i < in.length; i++) {
                for (int j = 0; j < out; j++) {
                    sums[j] += in[i] * parameters[from + out + i * out + j];
                }
            }
            return sums;
        }

        double[] act(Chance chance) {
            return head.draw(values, chance);
        }

        /** Adds the derivatives of the logarithm of an action's probability, times a weight. */
        void addScore(double[] action, double weight, double[] gradient) {
            double[] byValues = head.score(values, action);
            for (int j = 0; j < outputs; j++) {
                byValues[j] *= weight;
            }
            if (hidden == 0) {
                add(0, input, byValues, gradient);
                return;
            }
            add(second(), units, byValues, gradient);
            double[] bySums = new double[hidden];
            for (int i = 0; i < hidden; i++) {
                for (int j = 0; j < outputs; j++) {
                    bySums[i] += byValues[j] * parameters[second() + outputs + i * outputs + j];
                }
                bySums[i] *= 1 - units[i] * units[i];
            }
            add(0, input, bySums, gradient);
        }

        private static void add(int from, double[] in, double[] bySums, double[] gradient) {
            int out = bySums.length;
            for (int j = 0; j < out; j++) {
                gradient[from + j] += bySums[j];
            }
            for (int i = 0; i < in.length; i++) {
                for (int j = 0; j < out; j++) {
                    gradient[from + out + i * out + j] += in[i] * bySums[j];
                }
            }
        }
    }
}
