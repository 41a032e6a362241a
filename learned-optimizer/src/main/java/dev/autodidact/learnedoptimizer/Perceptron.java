package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The cross-entropy of a multilayer perceptron on labelled points; softmax regression where there is no hidden layer.
 * Stochastic where the batch is smaller than the data.
 *
 * <p>Layer by layer the parameters hold a matrix, one row for each input, and then the biases. A batch lies in rows of
 * one number for each point, so the inner loops run over the points.
 */
final class Perceptron implements Objective {

    /** At most so many points count for the noise-free loss. */
    private static final int MOST_EVALUATED = 2_000;

    private final Points points;
    private final Activation activation;
    private final int[] widths;
    private final int batch;
    private final double decay;

    /**
     * Makes the objective.
     *
     * @param hidden the widths of the hidden layers
     * @param batch how many points a gradient is computed from; all of them where there are no more
     * @param decay the weight of half of the squared norm of the parameters
     */
    Perceptron(Points points, Activation activation, int[] hidden, int batch, double decay) {
        this.points = points;
        this.activation = activation;
        this.batch = Math.min(batch, points.labels().length);
        this.decay = decay;
        this.widths = new int[hidden.length + 2];
        System.arraycopy(hidden, 0, widths, 1, hidden.length);
        widths[0] = points.features()[0].length;
        widths[widths.length - 1] = points.classes();
    }

    @Override
    public int parameters() {
        int count = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            count += (widths[layer - 1] + 1) * widths[layer];
        }
        return count;
    }

    @Override
    public int[] tensors() {
        int[] tensors = new int[2 * (widths.length - 1)];
        for (int layer = 1; layer < widths.length; layer++) {
            tensors[2 * layer - 2] = widths[layer - 1] * widths[layer];
            tensors[2 * layer - 1] = widths[layer];
        }
        return tensors;
    }

    /** {@return weights of variance one over the number of inputs, biases of 0} */
    @Override
    public float[] start(RandomGenerator random) {
        float[] start = new float[parameters()];
        int at = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            double spread = 1 / Math.sqrt(widths[layer - 1]);
            int biases = at + widths[layer - 1] * widths[layer];
            for (; at < biases; at++) {
                start[at] = (float) (spread * random.nextGaussian());
            }
            at += widths[layer];
        }
        return start;
    }

    @Override
    public double loss(float[] parameters) {
        int[] rows = new int[Math.min(points.labels().length, MOST_EVALUATED)];
        Arrays.setAll(rows, i -> i);
        float[][][] layers = forward(parameters, rows);
        return crossEntropy(layers[widths.length - 1], rows) + penalty(parameters);
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        int[] rows = new int[batch];
        Arrays.setAll(rows, i -> batch == points.labels().length ? i : random.nextInt(points.labels().length));
        float[][][] layers = forward(parameters, rows);
        double loss = crossEntropy(layers[widths.length - 1], rows);
        backward(parameters, layers, rows, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += (float) (decay * parameters[i]);
        }
        return loss + penalty(parameters);
    }

    /** {@return for each layer, the inputs first, one row a unit; the last holds the scores} */
    private float[][][] forward(float[] parameters, int[] rows) {
        float[][][] layers = new float[widths.length][][];
        layers[0] = inputs(rows);
        int at = 0;
        for (int layer = 1; layer < widths.length; layer++) {
            int fanOut = widths[layer];
            int biases = at + widths[layer - 1] * fanOut;
            float[][] sums = Rows.of(fanOut, rows.length);
            for (int j = 0; j < fanOut; j++) {
                Arrays.fill(sums[j], parameters[biases + j]);
            }
            Rows.multiply(layers[layer - 1], parameters, at, fanOut, 1, sums, rows.length);
            if (layer < widths.length - 1) {
                for (float[] row : sums) {
                    activation.apply(row, rows.length);
                }
            }
            layers[layer] = sums;
            at = biases + fanOut;
        }
        return layers;
    }

    private float[][] inputs(int[] rows) {
        float[][] inputs = Rows.of(widths[0], rows.length);
        for (int b = 0; b < rows.length; b++) {
            float[] point = points.features()[rows[b]];
            for (int j = 0; j < point.length; j++) {
                inputs[j][b] = point[j];
            }
        }
        return inputs;
    }

    /** Turns scores into probabilities; gives the mean cross-entropy. */
    private double crossEntropy(float[][] scores, int[] rows) {
        double loss = 0;
        for (int b = 0; b < rows.length; b++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (float[] score : scores) {
                greatest = Math.max(greatest, score[b]);
            }
            double truth = scores[points.labels()[rows[b]]][b] - greatest;
            double total = 0;
            for (float[] score : scores) {
                double share = StrictMath.exp(score[b] - greatest);
                score[b] = (float) share;
                total += share;
            }
            for (float[] score : scores) {
                score[b] /= (float) total;
            }
            loss += StrictMath.log(total) - truth;
        }
        return loss / rows.length;
    }

    private void backward(float[] parameters, float[][][] layers, int[] rows, float[] gradient) {
        int n = rows.length;
        float[][] bySum = layers[widths.length - 1];
        for (int b = 0; b < n; b++) {
            bySum[points.labels()[rows[b]]][b] -= 1;
        }
        int end = gradient.length;
        for (int layer = widths.length - 1; layer > 0; layer--) {
            int fanOut = widths[layer];
            int at = end - (widths[layer - 1] + 1) * fanOut;
            float[][] below = layers[layer - 1];
            for (int k = 0; k < below.length; k++) {
                for (int j = 0; j < fanOut; j++) {
                    gradient[at + k * fanOut + j] = Rows.dot(below[k], bySum[j], n) / n;
                }
            }
            for (int j = 0; j < fanOut; j++) {
                gradient[end - fanOut + j] = Rows.sum(bySum[j], n) / n;
            }
            if (layer > 1) {
                bySum = byLowerSum(parameters, at, bySum, below, n);
            }
            end = at;
        }
    }

    private float[][] byLowerSum(float[] parameters, int at, float[][] bySum, float[][] units, int n) {
        float[][] byUnit = Rows.of(units.length, n);
        Rows.multiply(bySum, parameters, at, 1, bySum.length, byUnit, n);
        for (int k = 0; k < units.length; k++) {
            for (int b = 0; b < n; b++) {
                byUnit[k][b] *= activation.slope(units[k][b]);
            }
        }
        return byUnit;
    }

    private double penalty(float[] parameters) {
        double sum = 0;
        for (float parameter : parameters) {
            sum += (double) parameter * parameter;
        }
        return decay / 2 * sum;
    }
}
