package dev.autodidact.learnedoptimizer.search;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The matrix products of meta-training, forward and backward, on ND4J: into arrays allocated once, all in 'f' order, so
 * that a row of coordinates is a contiguous column. A column of ones stands for the biases. Not thread-safe.
 */
final class BatchProducts implements AutoCloseable {

    static {
        // more threads would change the bits
        Nd4j.factory().blas().setMaxThreads(1);
    }

    private final int n;
    private final INDArray in;
    private final INDArray matrix;
    private final INDArray sums;
    private final INDArray byIn;
    private final INDArray byMatrix;

    /**
     * Allocates the arrays.
     *
     * @param n the number of coordinates
     * @throws LinkageError where this machine has no native libraries
     */
    BatchProducts(float[] weights, int n) {
        this.n = n;
        int fanIn = Shape.FAN_IN + 1;
        in = Nd4j.create(DataType.FLOAT, new long[] {n, fanIn}, 'f');
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        put(in, Shape.FAN_IN, ones);
        try (INDArray rowMajor =
                Nd4j.create(Arrays.copyOf(weights, fanIn * Shape.GATES), new long[] {fanIn, Shape.GATES}, 'c')) {
            matrix = rowMajor.dup('f');
        }
        sums = Nd4j.create(DataType.FLOAT, new long[] {n, Shape.GATES}, 'f');
        byIn = Nd4j.create(DataType.FLOAT, new long[] {n, fanIn}, 'f');
        byMatrix = Nd4j.create(DataType.FLOAT, new long[] {fanIn, Shape.GATES}, 'f');
    }

    /** Overwrites the gates' sums. */
    void forward(float[][] rows, float[][] out) {
        put(in, rows);
        in.mmuli(matrix, sums);
        get(sums, out);
    }

    /**
     * Adds to the derivatives by the weights.
     *
     * @param rows what went forward
     * @param bySum the derivatives by the gates' sums
     * @param byRow overwritten by the derivatives by what went forward
     */
    void backward(float[][] rows, float[][] bySum, float[][] byRow) {
        put(in, rows);
        put(sums, bySum);
        Nd4j.gemm(in, sums, byMatrix, true, false, 1, 1);
        Nd4j.gemm(sums, matrix, byIn, false, true, 1, 0);
        get(byIn, byRow);
    }

    /** Copies the derivatives by the gates' weights, biases included. */
    void gradient(float[] byWeight) {
        FloatPointer pointer = (FloatPointer) byMatrix.data().pointer();
        int fanIn = Shape.FAN_IN + 1;
        float[] column = new float[fanIn];
        for (int j = 0; j < Shape.GATES; j++) {
            pointer.position((long) j * fanIn).get(column, 0, fanIn);
            for (int k = 0; k < fanIn; k++) {
                byWeight[k * Shape.GATES + j] = column[k];
            }
        }
        pointer.position(0);
    }

    @Override
    public void close() {
        in.close();
        matrix.close();
        sums.close();
        byIn.close();
        byMatrix.close();
    }

    private void put(INDArray array, float[][] rows) {
        for (int k = 0; k < rows.length; k++) {
            put(array, k, rows[k]);
        }
    }

    private void put(INDArray array, int column, float[] row) {
        FloatPointer pointer = (FloatPointer) array.data().pointer();
        pointer.position((long) column * n).put(row, 0, n);
        pointer.position(0);
    }

    private void get(INDArray array, float[][] rows) {
        FloatPointer pointer = (FloatPointer) array.data().pointer();
        for (int k = 0; k < rows.length; k++) {
            pointer.position((long) k * n).get(rows[k], 0, n);
        }
        pointer.position(0);
    }
}
