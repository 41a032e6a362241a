package dev.autodidact.suites.internal.objectives;

import dev.autodidact.suites.internal.Chance;

/**
 * The mean log-loss of a logistic regression on 400 rows of 20 normal features whose scales differ up to thirtyfold, by
 * minibatches of 32. The labels are drawn from a random model of the same form, so the loss ends above zero. The
 * parameters are the weights, then the bias.
 */
final class LogisticRegression extends MeanObjective {

    private static final int ROWS = 400;
    private static final int FEATURES = 20;

    private final double[][] features = new double[ROWS][];
    private final double[] labels = new double[ROWS];

    LogisticRegression(Chance chance) {
        super(FEATURES + 1, 0.01, ROWS, 32);
        double[] weights = chance.gaussians(FEATURES);
        double[] scales = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            scales[i] = StrictMath.pow(10, chance.uniform(-1, 0.5));
        }
        for (int row = 0; row < ROWS; row++) {
            features[row] = chance.gaussians(FEATURES);
            double logit = 0;
            for (int i = 0; i < FEATURES; i++) {
                logit += weights[i] * features[row][i];
                features[row][i] *= scales[i];
            }
            labels[row] = chance.happens(1 / (1 + StrictMath.exp(-logit))) ? 1 : -1;
        }
    }

    @Override
    double term(int row, float[] at, double[] gradient) {
        double logit = at[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            logit += at[i] * features[row][i];
        }
        double margin = labels[row] * logit;
        double slope = -labels[row] / (1 + StrictMath.exp(margin));
        for (int i = 0; i < FEATURES; i++) {
            gradient[i] += slope * features[row][i];
        }
        gradient[FEATURES] += slope;
        return Math.max(-margin, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)));
    }
}
