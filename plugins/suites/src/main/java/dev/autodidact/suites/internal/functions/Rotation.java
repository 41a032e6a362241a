package dev.autodidact.suites.internal.functions;

import dev.autodidact.suites.internal.Chance;

/**
 * A shift and a rotation, drawn once for each function, so that no optimum lies in the middle and no coordinate can be
 * searched alone.
 */
final class Rotation {

    private static final double FARTHEST = 4;

    private final double[] shift;
    private final double[][] rows;

    private Rotation(double[] shift, double[][] rows) {
        this.shift = shift;
        this.rows = rows;
    }

    /**
     * {@return the shift, uniform from -4 to 4 in each coordinate, and the rotation of a function}
     *
     * @param name the function's name
     * @param dimensions how many coordinates
     */
    static Rotation of(String name, int dimensions) {
        Chance chance = new Chance("functions", name);
        double[] shift = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            shift[i] = chance.uniform(-FARTHEST, FARTHEST);
        }
        double[][] rows = new double[dimensions][];
        for (int i = 0; i < dimensions; i++) {
            rows[i] = chance.gaussians(dimensions);
            orthonormalise(rows, i);
        }
        return new Rotation(shift, rows);
    }

    /** {@return where the origin of the formula lies; a copy} */
    double[] shift() {
        return shift.clone();
    }

    /** {@return the shifted and rotated coordinates} */
    double[] apply(double[] x) {
        double[] turned = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                turned[i] += rows[i][j] * (x[j] - shift[j]);
            }
        }
        return turned;
    }

    /** Makes row i orthogonal to those before it and of length one (Gram and Schmidt). */
    private static void orthonormalise(double[][] rows, int i) {
        for (int k = 0; k < i; k++) {
            double along = dot(rows[i], rows[k]);
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] -= along * rows[k][j];
            }
        }
        double length = StrictMath.sqrt(dot(rows[i], rows[i]));
        for (int j = 0; j < rows[i].length; j++) {
            rows[i][j] /= length;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
