package dev.autodidact.gradient.internal;

import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products on ND4J. A matrix that lies row by row is, in 'f' order, its own transpose; so C = A B is computed as
 * C^T = B^T A^T without turning anything (and because ND4J is many times slower into 'c' order). Thread-safe.
 */
public final class Nd4jProducts implements Products {

    static {
        // tasks run in parallel already; threads inside a product would wait for each other, and change the bits
        Nd4j.factory().blas().setMaxThreads(1);
    }

    /**
     * Makes them; loads the native libraries where this is their first use.
     *
     * @throws LinkageError where this machine has no native libraries
     */
    public Nd4jProducts() {}

    @Override
    public void add(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        try (INDArray left = turned(b, bFrom, k, n);
                INDArray right = turned(a, 0, m, k)) {
            addProduct(left, right, c, 0);
        }
    }

    @Override
    public void addLeftTransposed(double[] a, double[] b, double[] c, int cFrom, int m, int k, int n) {
        try (INDArray left = turned(b, 0, m, n);
                INDArray right = turned(a, 0, m, k)) {
            addProduct(left, right.transpose(), c, cFrom);
        }
    }

    @Override
    public void addRightTransposed(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        try (INDArray left = turned(b, bFrom, k, n);
                INDArray right = turned(a, 0, m, n)) {
            addProduct(left.transpose(), right, c, 0);
        }
    }

    /** The transpose of the matrix of so many rows and columns that begins at {@code from}. */
    private static INDArray turned(double[] values, int from, int rows, int columns) {
        INDArray array = Nd4j.create(DataType.DOUBLE, new long[] {columns, rows}, 'f');
        ((DoublePointer) array.data().pointer()).put(values, from, rows * columns);
        return array;
    }

    private static void addProduct(INDArray left, INDArray right, double[] to, int from) {
        double[] product = new double[Math.toIntExact(left.rows() * (long) right.columns())];
        try (INDArray array = Nd4j.create(DataType.DOUBLE, new long[] {left.rows(), right.columns()}, 'f')) {
            left.mmuli(right, array);
            ((DoublePointer) array.data().pointer()).get(product, 0, product.length);
        }
        for (int i = 0; i < product.length; i++) {
            to[from + i] += product[i];
        }
    }
}
