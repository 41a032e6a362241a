package dev.autodidact.learnedoptimizer;

/** The network as in the papers: one coordinate at a time, in double, with Java's own tanh and exp. */
final class SlowNetwork {

    final double[] weights;
    private final int coordinates;
    private final double[][][] hidden;
    private final double[][][] cell;
    private final double[] mean;
    private final double[] square;
    private int steps;

    SlowNetwork(float[] weights, int coordinates) {
        this.weights = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            this.weights[i] = weights[i];
        }
        this.coordinates = coordinates;
        hidden = new double[2][coordinates][20];
        cell = new double[2][coordinates][20];
        mean = new double[coordinates];
        square = new double[coordinates];
    }

    /** What is to be subtracted from each parameter. */
    double[] step(float[] gradient) {
        steps++;
        double[] step = new double[coordinates];
        for (int l = 0; l < coordinates; l++) {
            mean[l] = 0.95 * mean[l] + 0.05 * gradient[l];
            square[l] = 0.95 * square[l] + 0.05 * Math.pow(gradient[l], 2);
            double correction = 1 - Math.pow(0.95, steps);
            double root = Math.sqrt(square[l] / correction);
            double average = mean[l] / correction / root;
            double[] first = lstm(0, 0, l, gradient[l] / root, average);
            double[] second = lstm(1, 22 * 80 + 80, l, first);
            int head = 22 * 80 + 80 + 40 * 80 + 80;
            double correctionOfDirection = weights[head + 40];
            double magnitude = weights[head + 41];
            for (int k = 0; k < 20; k++) {
                correctionOfDirection += weights[head + 2 * k] * second[k];
                magnitude += weights[head + 2 * k + 1] * second[k];
            }
            double reach = 0.9 * Math.tanh(magnitude);
            step[l] = 0.1 * (1 + reach) / (1 - reach) * Math.tanh(average + correctionOfDirection);
        }
        return step;
    }

    private double[] lstm(int layer, int at, int coordinate, double... input) {
        double[] own = hidden[layer][coordinate];
        double[] after = new double[20];
        for (int unit = 0; unit < 20; unit++) {
            double[] sums = new double[4];
            for (int gate = 0; gate < 4; gate++) {
                int column = 20 * gate + unit;
                sums[gate] = weights[at + (input.length + 20) * 80 + column];
                for (int k = 0; k < input.length + 20; k++) {
                    sums[gate] += weights[at + 80 * k + column] * (k < input.length ? input[k] : own[k - input.length]);
                }
            }
            double held = sigmoid(sums[1]) * cell[layer][coordinate][unit] + sigmoid(sums[0]) * Math.tanh(sums[2]);
            cell[layer][coordinate][unit] = held;
            after[unit] = sigmoid(sums[3]) * Math.tanh(held);
        }
        hidden[layer][coordinate] = after;
        return after;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
