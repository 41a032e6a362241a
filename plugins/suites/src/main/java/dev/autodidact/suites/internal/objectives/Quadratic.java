package dev.autodidact.suites.internal.objectives;

import dev.autodidact.suites.internal.Chance;

/**
 * A random quadratic, |W x - y| squared in ten dimensions, with standard normal W and y and a start near zero:
 * Andrychowicz and others, 2016, "Learning to learn by gradient descent by gradient descent", section 3.1.
 */
final class Quadratic extends MeanObjective {

    private static final int DIMENSIONS = 10;

    private final double[][] matrix = new double[DIMENSIONS][];
    private final double[] aim;

    Quadratic(Chance chance) {
        super(DIMENSIONS, 0.01, 1, 1);
        for (int i = 0; i < DIMENSIONS; i++) {
            matrix[i] = chance.gaussians(DIMENSIONS);
        }
        aim = chance.gaussians(DIMENSIONS);
    }

    @Override
    double term(int term, float[] at, double[] gradient) {
        double loss = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            double residual = -aim[i];
            for (int j = 0; j < DIMENSIONS; j++) {
                residual += matrix[i][j] * at[j];
            }
            loss += residual * residual;
            for (int j = 0; j < DIMENSIONS; j++) {
                gradient[j] += 2 * residual * matrix[i][j];
            }
        }
        return loss;
    }
}
