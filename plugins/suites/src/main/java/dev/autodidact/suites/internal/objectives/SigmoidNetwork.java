package dev.autodidact.suites.internal.objectives;

import dev.autodidact.suites.internal.Chance;
import java.util.Arrays;

/**
 * The mean log-loss of a small network (8 inputs, 16 sigmoid units, softmax over 4 classes) on 512 rows, by minibatches
 * of 64: in small, the network of Andrychowicz and others, 2016, "Learning to learn by gradient descent by gradient
 * descent", section 3.2. The inputs are normal; the class is the greatest output of a random network of the same shape.
 *
 * <p>The parameters are, for each hidden unit, its weights and its bias, then the same for each class.
 */
final class SigmoidNetwork extends MeanObjective {

    private static final int ROWS = 512;
    private static final int INPUTS = 8;
    private static final int HIDDEN = 16;
    private static final int CLASSES = 4;
    private static final int OUTPUT = HIDDEN * (INPUTS + 1);
    private static final int PARAMETERS = OUTPUT + CLASSES * (HIDDEN + 1);

    private final double[][] inputs = new double[ROWS][];
    private final int[] labels = new int[ROWS];

    SigmoidNetwork(Chance chance) {
        super(PARAMETERS, 0.3, ROWS, 64);
        float[] teacher = new float[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            teacher[i] = (float) (2 * chance.gaussian());
        }
        for (int row = 0; row < ROWS; row++) {
            inputs[row] = chance.gaussians(INPUTS);
            double[] logits = logits(hidden(inputs[row], teacher), teacher);
            for (int label = 1; label < CLASSES; label++) {
                if (logits[label] > logits[labels[row]]) {
                    labels[row] = label;
                }
            }
        }
    }

    @Override
    double term(int row, float[] at, double[] gradient) {
        double[] hidden = hidden(inputs[row], at);
        double[] logits = logits(hidden, at);
        double highest = Arrays.stream(logits).max().orElseThrow();
        double total = 0;
        for (double logit : logits) {
            total += StrictMath.exp(logit - highest);
        }
        double[] hiddenSlopes = new double[HIDDEN];
        for (int label = 0; label < CLASSES; label++) {
            double slope = StrictMath.exp(logits[label] - highest) / total - (label == labels[row] ? 1 : 0);
            int weights = OUTPUT + label * (HIDDEN + 1);
            for (int unit = 0; unit < HIDDEN; unit++) {
                gradient[weights + unit] += slope * hidden[unit];
                hiddenSlopes[unit] += slope * at[weights + unit];
            }
            gradient[weights + HIDDEN] += slope;
        }
        for (int unit = 0; unit < HIDDEN; unit++) {
            double slope = hiddenSlopes[unit] * hidden[unit] * (1 - hidden[unit]);
            int weights = unit * (INPUTS + 1);
            for (int i = 0; i < INPUTS; i++) {
                gradient[weights + i] += slope * inputs[row][i];
            }
            gradient[weights + INPUTS] += slope;
        }
        return highest + StrictMath.log(total) - logits[labels[row]];
    }

    private static double[] hidden(double[] input, float[] at) {
        double[] sums = layer(input, at, 0, HIDDEN);
        for (int unit = 0; unit < HIDDEN; unit++) {
            sums[unit] = 1 / (1 + StrictMath.exp(-sums[unit]));
        }
        return sums;
    }

    private static double[] logits(double[] hidden, float[] at) {
        return layer(hidden, at, OUTPUT, CLASSES);
    }

    private static double[] layer(double[] input, float[] at, int offset, int units) {
        double[] sums = new double[units];
        for (int unit = 0; unit < units; unit++) {
            int weights = offset + unit * (input.length + 1);
            sums[unit] = at[weights + input.length];
            for (int i = 0; i < input.length; i++) {
                sums[unit] += at[weights + i] * input[i];
            }
        }
        return sums;
    }
}
