package dev.autodidact.learnedoptimizer;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The product as one matrix multiplication per layer on ND4J, into arrays allocated once. All are in 'f' order, so that
 * a row of coordinates is a contiguous column (and because ND4J is many times slower into 'c' order). A column of ones
 * stands for the biases. Not thread-safe.
 */
final class Nd4jProduct implements Product {

    static {
        // tasks run in parallel already; threads inside a product would wait for each other, and change the bits
        Nd4j.factory().blas().setMaxThreads(1);
    }

    private final int length;
    private final INDArray[] inputs = new INDArray[2];
    private final INDArray[] matrices = new INDArray[2];
    private final INDArray sums;

    /**
     * Allocates the arrays; loads the native libraries where this is their first use.
     *
     * @param shape of the network
     * @param weights its weights
     * @param length the number of coordinates of every call
     * @throws LinkageError where this machine has no native libraries
     */
    Nd4jProduct(Shape shape, float[] weights, int length) {
        this.length = length;
        sums = Nd4j.create(DataType.FLOAT, new long[] {length, Shape.GATES}, 'f');
        for (int layer = 0; layer < 2; layer++) {
            int rows = shape.fanIn(layer) + 1;
            inputs[layer] = Nd4j.create(DataType.FLOAT, new long[] {length, rows}, 'f');
            float[] ones = new float[length];
            Arrays.fill(ones, 1);
            put(inputs[layer], rows - 1, ones);
            int from = shape.matrix(layer);
            float[] matrix = Arrays.copyOfRange(weights, from, from + rows * Shape.GATES);
            matrices[layer] =
                    Nd4j.create(matrix, new long[] {rows, Shape.GATES}, 'c').dup('f');
        }
    }

    @Override
    public void apply(int layer, float[][] in, float[][] out, int n) {
        if (n != length) {
            throw new IllegalArgumentException(n + " coordinates for a product of " + length);
        }
        for (int k = 0; k < in.length; k++) {
            put(inputs[layer], k, in[k]);
        }
        inputs[layer].mmuli(matrices[layer], sums);
        FloatPointer pointer = (FloatPointer) sums.data().pointer();
        for (int j = 0; j < out.length; j++) {
            pointer.position((long) j * length).get(out[j], 0, length);
        }
        pointer.position(0);
    }

    private void put(INDArray array, int column, float[] values) {
        FloatPointer pointer = (FloatPointer) array.data().pointer();
        pointer.position((long) column * length).put(values, 0, length);
        pointer.position(0);
    }
}
