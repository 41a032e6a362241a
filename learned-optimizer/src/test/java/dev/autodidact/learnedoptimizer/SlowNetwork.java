package dev.autodidact.learnedoptimizer;

/** The network as in the papers: one coordinate at a time, in double, with Java's own tanh and exp. */
final class SlowNetwork {

    final double[] weights;
    private final LearnedRule rule;
    private final int coordinates;
    private final double[][][] hidden;
    private final double[][][] cell;
    private final double[][] means;
    private int steps;

    SlowNetwork(LearnedRule rule, float[] weights, int coordinates) {
        this.rule = rule;
        this.weights = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            this.weights[i] = weights[i];
        }
        this.coordinates = coordinates;
        hidden = new double[2][coordinates][20];
        cell = new double[2][coordinates][20];
        means = new double[4][coordinates];
    }

    /** What is to be subtracted from each parameter. */
    double[] step(float[] gradient) {
        steps++;
        double[] step = new double[coordinates];
        for (int l = 0; l < coordinates; l++) {
            step[l] = rule == LearnedRule.LSTM ? correctedAdam(l, gradient[l]) : logAndSign(l, gradient[l]);
        }
        return step;
    }

    private double logAndSign(int l, double g) {
        double[] first = Math.abs(g) >= Math.exp(-5)
                ? lstm(0, 0, l, Math.log(Math.abs(g)) / 5, Math.signum(g))
                : lstm(0, 0, l, -1, g * Math.exp(5));
        double[] second = lstm(1, 22 * 80 + 80, l, first);
        int head = 22 * 80 + 80 + 40 * 80 + 80;
        double output = weights[head + 20];
        for (int k = 0; k < 20; k++) {
            output += weights[head + k] * second[k];
        }
        return 0.1 * output;
    }

    private double correctedAdam(int l, double g) {
        double average = running(0, l, 0.95, g);
        double root = Math.sqrt(running(1, l, 0.95, g * g));
        double slowAverage = running(2, l, 0.99, g);
        double slowRoot = Math.sqrt(running(3, l, 0.99, g * g));
        double[] first =
                lstm(0, 0, l, g / root, average / root, slowAverage / slowRoot, (root - slowRoot) / (root + slowRoot));
        double[] second = lstm(1, 24 * 80 + 80, l, first);
        int head = 24 * 80 + 80 + 40 * 80 + 80;
        double correctionOfDirection = weights[head + 40];
        double magnitude = weights[head + 41];
        for (int k = 0; k < 20; k++) {
            correctionOfDirection += weights[head + 2 * k] * second[k];
            magnitude += weights[head + 2 * k + 1] * second[k];
        }
        double reach = 0.9 * Math.tanh(magnitude);
        return 0.1 * (1 + reach) / (1 - reach) * Math.tanh(average / root + correctionOfDirection);
    }

    /** A running mean with Adam's bias correction. */
    private double running(int which, int coordinate, double kept, double value) {
        means[which][coordinate] = kept * means[which][coordinate] + (1 - kept) * value;
        return means[which][coordinate] / (1 - Math.pow(kept, steps));
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
