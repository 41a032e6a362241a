package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.util.random.RandomGenerator;

/**
 * The cross-entropy of a small network on points of overlapping normal clusters, two clusters a class: softmax
 * regression where there is no hidden layer, else one hidden layer. Stochastic where the batch is smaller than the data.
 */
final class Clusters implements Objective {

    /** What hidden units do with their sum. */
    enum Activation {
        SIGMOID,
        TANH,
        RELU
    }

    private static final double SPREAD = 1.5;
    private static final double DECAY = 1e-3;

    private final Activation activation;
    private final int features;
    private final int hidden;
    private final int classes;
    private final int batch;
    private final double[][] points;
    private final int[] labels;

    /**
     * Draws the data.
     *
     * @param hidden the number of hidden units; 0 for softmax regression
     * @param rows how many points
     * @param batch how many points a gradient is computed from
     */
    Clusters(
            Activation activation, int features, int hidden, int classes, int rows, int batch, RandomGenerator random) {
        this.activation = activation;
        this.features = features;
        this.hidden = hidden;
        this.classes = classes;
        this.batch = batch;
        double[][] centres = new double[2 * classes][features];
        for (double[] centre : centres) {
            for (int j = 0; j < features; j++) {
                centre[j] = SPREAD * random.nextGaussian();
            }
        }
        points = new double[rows][features];
        labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            int cluster = random.nextInt(centres.length);
            labels[i] = cluster % classes;
            for (int j = 0; j < features; j++) {
                points[i][j] = centres[cluster][j] + random.nextGaussian();
            }
        }
    }

    @Override
    public int parameters() {
        int wide = hidden == 0 ? features : hidden;
        return hidden * (features + 1) + classes * (wide + 1);
    }

    @Override
    public float[] start(RandomGenerator random) {
        float[] start = new float[parameters()];
        int inner = hidden * (features + 1);
        for (int i = 0; i < start.length; i++) {
            int fanIn = i < inner || hidden == 0 ? features : hidden;
            start[i] = (float) (random.nextGaussian() / Math.sqrt(fanIn));
        }
        return start;
    }

    @Override
    public double loss(float[] parameters) {
        double loss = 0;
        double[] units = new double[hidden];
        double[] scores = new double[classes];
        for (int i = 0; i < points.length; i++) {
            loss += forward(parameters, i, units, scores);
        }
        return loss / points.length + penalty(parameters);
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        double[] sums = new double[parameters.length];
        double[] units = new double[hidden];
        double[] scores = new double[classes];
        double loss = 0;
        for (int b = 0; b < batch; b++) {
            int i = batch == points.length ? b : random.nextInt(points.length);
            loss += forward(parameters, i, units, scores);
            backward(parameters, i, units, scores, sums);
        }
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = (float) (sums[p] / batch + DECAY * parameters[p]);
        }
        return loss / batch + penalty(parameters);
    }

    /** Fills the hidden units and turns scores into probabilities; gives the point's cross-entropy. */
    private double forward(float[] parameters, int row, double[] units, double[] scores) {
        int at = 0;
        for (int u = 0; u < hidden; u++) {
            double sum = parameters[at++];
            for (int j = 0; j < features; j++) {
                sum += parameters[at++] * points[row][j];
            }
            units[u] = activate(sum);
        }
        double[] below = hidden == 0 ? points[row] : units;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            double sum = parameters[at++];
            for (double value : below) {
                sum += parameters[at++] * value;
            }
            scores[c] = sum;
            greatest = Math.max(greatest, sum);
        }
        double total = 0;
        double truth = scores[labels[row]] - greatest;
        for (int c = 0; c < classes; c++) {
            scores[c] = StrictMath.exp(scores[c] - greatest);
            total += scores[c];
        }
        for (int c = 0; c < classes; c++) {
            scores[c] /= total;
        }
        return StrictMath.log(total) - truth;
    }

    private void backward(float[] parameters, int row, double[] units, double[] scores, double[] sums) {
        double[] below = hidden == 0 ? points[row] : units;
        double[] byUnit = new double[hidden];
        int at = hidden * (features + 1);
        for (int c = 0; c < classes; c++) {
            double error = scores[c] - (c == labels[row] ? 1 : 0);
            sums[at++] += error;
            for (int u = 0; u < below.length; u++, at++) {
                sums[at] += error * below[u];
                if (hidden > 0) {
                    byUnit[u] += error * parameters[at];
                }
            }
        }
        at = 0;
        for (int u = 0; u < hidden; u++) {
            double bySum = byUnit[u] * slope(units[u]);
            sums[at++] += bySum;
            for (int j = 0; j < features; j++) {
                sums[at++] += bySum * points[row][j];
            }
        }
    }

    private double activate(double sum) {
        return switch (activation) {
            case SIGMOID -> 1 / (1 + StrictMath.exp(-sum));
            case TANH -> StrictMath.tanh(sum);
            case RELU -> Math.max(0, sum);
        };
    }

    private double slope(double unit) {
        return switch (activation) {
            case SIGMOID -> unit * (1 - unit);
            case TANH -> 1 - unit * unit;
            case RELU -> unit > 0 ? 1 : 0;
        };
    }

    private static double penalty(float[] parameters) {
        double sum = 0;
        for (float parameter : parameters) {
            sum += (double) parameter * parameter;
        }
        return DECAY / 2 * sum;
    }
}
