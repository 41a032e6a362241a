package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import smile.math.matrix.Matrix;

/** How rows scatter around the mean of their class. */
final class Scatter {

    private final Features features;
    private final int[] classes;
    private final int[] counts;
    private final double[][] means;

    Scatter(Features features, int[] classes, int outputs) {
        this.features = features;
        this.classes = classes;
        this.counts = new int[outputs];
        for (int output : classes) {
            counts[output]++;
        }
        this.means = new double[outputs][features.size()];
        for (int j = 0; j < features.size(); j++) {
            double[] column = features.column(j);
            for (int row = 0; row < column.length; row++) {
                means[classes[row]][j] += column[row] / counts[classes[row]];
            }
        }
    }

    /** {@return the mean row of each class} */
    double[][] means() {
        return means;
    }

    /** {@return the covariance inside all classes together} */
    Matrix pooled() {
        return covariance(-1, classes.length - counts.length);
    }

    /** {@return the covariance inside a class} */
    Matrix of(int output) {
        return covariance(output, counts[output] - 1);
    }

    /** {@return the covariance of the rows of a class, or of all where it is -1} */
    private Matrix covariance(int only, int freedom) {
        int size = only < 0 ? classes.length : counts[only];
        double[] deviations = new double[size * features.size()];
        int at = 0;
        for (int j = 0; j < features.size(); j++) {
            double[] column = features.column(j);
            for (int row = 0; row < column.length; row++) {
                if (only < 0 || classes[row] == only) {
                    deviations[at++] = column[row] - means[classes[row]][j];
                }
            }
        }
        return new Matrix(size, features.size(), size, deviations).ata().div(Math.max(1, freedom));
    }

    /**
     * Factorises a covariance, moved towards the identity, which is what features of no covariance have.
     *
     * @param covariance changed
     * @param shrinkage how far to move it, 0 to 1
     */
    static Matrix.Cholesky factorize(Matrix covariance, double shrinkage) {
        try {
            return covariance.mul(1 - shrinkage).addDiag(shrinkage).cholesky(true);
        } catch (ArithmeticException e) {
            throw new IllegalStateException(
                    "the features of a class depend on each other; a shrinkage above " + shrinkage + " would help", e);
        }
    }
}
