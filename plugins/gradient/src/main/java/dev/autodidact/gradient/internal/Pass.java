package dev.autodidact.gradient.internal;

import java.util.Arrays;

/**
 * A batch on its way through a network: forward when it is made, then back, then perhaps forward and back once more along
 * a direction in which the parameters move. Matrices are rows x units, row by row. Not thread-safe.
 */
public final class Pass implements TwiceDifferentiable.Evaluation {

    private final Architecture architecture;
    private final Products products;
    private final double[] parameters;
    private final int from;
    private final int rows;
    private final int layers;

    /** By layer; the inputs are layer 0. The sums of layer 0 are unused. */
    private final double[][] sums;

    private final double[][] values;

    /** By layer: what hidden values are multiplied by, and what the next layer is given. */
    private final float[][] factors;

    private final double[][] given;

    /** The derivatives of the loss by a layer's sums, and by its values. */
    private final double[][] bySums;

    private final double[][] byValues;

    /**
     * Goes forward.
     *
     * @param parameters hold the network's from {@code from} on
     * @param inputs rows x features
     * @param dropout the hidden units that are left out
     */
    Pass(
            Architecture architecture,
            Products products,
            double[] parameters,
            int from,
            double[] inputs,
            int rows,
            Dropout dropout) {
        this.architecture = architecture;
        this.products = products;
        this.parameters = parameters;
        this.from = from;
        this.rows = rows;
        layers = architecture.layers();
        sums = new double[layers + 1][];
        values = new double[layers + 1][];
        factors = new float[layers + 1][];
        given = new double[layers + 1][];
        bySums = new double[layers + 1][];
        byValues = new double[layers + 1][];
        values[0] = inputs;
        given[0] = inputs;
        for (int layer = 1; layer <= layers; layer++) {
            sums[layer] = weighted(layer, given[layer - 1], parameters, from);
            values[layer] = layer == layers ? sums[layer] : activated(sums[layer]);
            factors[layer] = dropout.factors(layer, layer == layers ? 0 : values[layer].length);
            given[layer] = multiplied(layer, values[layer]);
        }
        products.keep(Double.BYTES * (inputs.length + hiddenAndOutputs()));
    }

    /** How many sums and values there are, or derivatives by them: of the outputs the sums are the values. */
    private long hiddenAndOutputs() {
        long hidden = 0;
        for (int layer = 1; layer < layers; layer++) {
            hidden += units(layer);
        }
        return rows * (2 * hidden + units(layers));
    }

    @Override
    public double[] outputs() {
        return values[layers];
    }

    @Override
    public void backward(double[] byOutput, double[] gradient, int to) {
        products.keep(Double.BYTES * (values[0].length + 2 * hiddenAndOutputs() + gradient.length));
        bySums[layers] = byOutput;
        for (int layer = layers; layer > 0; layer--) {
            addByParameters(layer, given[layer - 1], bySums[layer], gradient, to);
            if (layer > 1) {
                byValues[layer - 1] = multiplied(layer - 1, byInputs(layer));
                bySums[layer - 1] = sloped(layer - 1, byValues[layer - 1]);
            }
        }
    }

    /** {@return the derivatives of the loss by the inputs, after {@link #backward}} */
    public double[] byInputs() {
        return byInputs(1);
    }

    private double[] byInputs(int layer) {
        double[] byInputs = new double[rows * units(layer - 1)];
        products.addRightTransposed(
                bySums[layer], parameters, from + weights(layer), byInputs, rows, units(layer - 1), units(layer));
        return byInputs;
    }

    @Override
    public double[] hessianTimes(Loss loss, double[] vector) {
        double[] product = new double[vector.length];
        double[][] sumsMove = new double[layers + 1][];
        double[][] givenMove = new double[layers + 1][];
        for (int layer = 1; layer <= layers; layer++) {
            sumsMove[layer] = weighted(layer, given[layer - 1], vector, 0);
            if (layer > 1) {
                addWeighted(layer, givenMove[layer - 1], parameters, from, sumsMove[layer]);
            }
            if (layer < layers) {
                givenMove[layer] = multiplied(layer, sloped(layer, sumsMove[layer]));
            }
        }
        double[] bySumMoves = loss.along(outputs(), sumsMove[layers]);
        for (int layer = layers; layer > 0; layer--) {
            addByParameters(layer, given[layer - 1], bySumMoves, product, 0);
            if (layer > 1) {
                products.addLeftTransposed(
                        givenMove[layer - 1],
                        bySums[layer],
                        product,
                        weights(layer),
                        rows,
                        units(layer - 1),
                        units(layer));
                double[] byGivenMoves = new double[rows * units(layer - 1)];
                int n = units(layer);
                int k = units(layer - 1);
                products.addRightTransposed(bySumMoves, parameters, from + weights(layer), byGivenMoves, rows, k, n);
                products.addRightTransposed(bySums[layer], vector, weights(layer), byGivenMoves, rows, k, n);
                bySumMoves = curved(layer - 1, multiplied(layer - 1, byGivenMoves), sumsMove[layer - 1]);
            }
        }
        return product;
    }

    private int units(int layer) {
        return architecture.sizes().get(layer);
    }

    /** Where a layer's weights begin among the parameters; its biases lie before them. */
    private int weights(int layer) {
        return architecture.offset(layer) + units(layer);
    }

    private double[] weighted(int layer, double[] in, double[] by, int start) {
        int width = units(layer);
        double[] out = new double[rows * width];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(by, start + architecture.offset(layer), out, row * width, width);
        }
        addWeighted(layer, in, by, start, out);
        return out;
    }

    private void addWeighted(int layer, double[] in, double[] by, int start, double[] out) {
        products.add(in, by, start + weights(layer), out, rows, units(layer - 1), units(layer));
    }

    private void addByParameters(int layer, double[] in, double[] bySum, double[] gradient, int start) {
        int width = units(layer);
        int biases = start + architecture.offset(layer);
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < width; j++) {
                gradient[biases + j] += bySum[row * width + j];
            }
        }
        products.addLeftTransposed(in, bySum, gradient, start + weights(layer), rows, units(layer - 1), width);
    }

    private double[] activated(double[] of) {
        double[] result = new double[of.length];
        for (int i = 0; i < of.length; i++) {
            result[i] = architecture.activation().of(of[i]);
        }
        return result;
    }

    private double[] multiplied(int layer, double[] of) {
        if (factors[layer].length == 0) {
            return of;
        }
        double[] result = new double[of.length];
        Arrays.setAll(result, i -> factors[layer][i] * of[i]);
        return result;
    }

    private double[] sloped(int layer, double[] factors) {
        double[] result = new double[factors.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = factors[i] * architecture.activation().slope(sums[layer][i], values[layer][i]);
        }
        return result;
    }

    private double[] curved(int layer, double[] byValueMoves, double[] sumMoves) {
        double[] result = sloped(layer, byValueMoves);
        for (int i = 0; i < result.length; i++) {
            double curvature = architecture.activation().curvature(sums[layer][i], values[layer][i]);
            result[i] += byValues[layer][i] * curvature * sumMoves[i];
        }
        return result;
    }
}
