package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.LstmCell;
import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;

/**
 * A window of steps of the network that remembers everything, and back-propagation through it (Werbos, 1990, "Backpropagation
 * through time", truncated at the window's start). The gradients of the problem count as constants, as in Andrychowicz
 * and others (2016): so what comes in from outside is the derivative of the loss by each step, and nothing of the problem
 * needs to be differentiated twice. Not thread-safe.
 */
final class Unroll {

    private final Design design;
    private final Shape shape;
    private final int n;
    private final int length;
    private final float[][] means;
    private final float[][][] inputs;
    private final Layer[] layers = new Layer[2];
    private final float[][][] outputs;
    private final float[] scratch;

    /** The history of one layer: entry t is before step t, entry t + 1 after it. */
    private static final class Layer {
        final float[][][] hidden;
        final float[][][] cell;
        final float[][][] gates;
        final float[][][] in;

        Layer(int length, int n) {
            hidden = new float[length + 1][Shape.HIDDEN][n];
            cell = new float[length + 1][Shape.HIDDEN][n];
            gates = new float[length][Shape.GATES][n];
            in = new float[length][][];
        }
    }

    /**
     * Allocates a window.
     *
     * @param design of the network
     * @param n the number of coordinates
     * @param length the number of steps
     */
    Unroll(Design design, int n, int length) {
        this.design = design;
        this.shape = design.shape();
        this.n = n;
        this.length = length;
        means = Rows.of(design.means(), n);
        inputs = new float[length][shape.inputs()][n];
        outputs = new float[length][shape.outputs()][n];
        scratch = new float[n];
        layers[0] = new Layer(length, n);
        layers[1] = new Layer(length, n);
        for (int t = 0; t < length; t++) {
            layers[0].in[t] = Rows.concat(inputs[t], layers[0].hidden[t]);
            layers[1].in[t] = Rows.concat(layers[0].hidden[t + 1], layers[1].hidden[t]);
        }
    }

    /** Begins the next window where this one ended. */
    void carry() {
        for (Layer layer : layers) {
            for (int k = 0; k < Shape.HIDDEN; k++) {
                System.arraycopy(layer.hidden[length][k], 0, layer.hidden[0][k], 0, n);
                System.arraycopy(layer.cell[length][k], 0, layer.cell[0][k], 0, n);
            }
        }
    }

    /**
     * Takes a step.
     *
     * @param t its number in the window, from 0; the steps must be taken in order
     * @param number its number since the descent began, from 1
     * @param step overwritten by the step, which is to be subtracted from the parameters
     */
    void forward(float[] weights, int t, long number, float[] gradient, float[] step) {
        design.read(number, gradient, means, 0, n, inputs[t]);
        for (int part = 0; part < 2; part++) {
            Layer layer = layers[part];
            Network.product(shape, weights, part, layer.in[t], layer.gates[t], n);
            LstmCell.forward(layer.gates[t], layer.cell[t], layer.cell[t + 1], layer.hidden[t + 1], n);
        }
        Network.product(shape, weights, Shape.HEAD, layers[1].hidden[t + 1], outputs[t], n);
        design.propose(outputs[t], inputs[t], step, n);
    }

    /**
     * Propagates back through the whole window; the history is used up.
     *
     * @param byStep the derivative of the loss by each step of each coordinate
     * @param byWeight the derivative of the loss by each weight; overwritten
     */
    void backward(float[] weights, float[][] byStep, float[] byWeight) {
        float[][] byHidden1 = Rows.of(Shape.HIDDEN, n);
        float[][] byHidden2 = Rows.of(Shape.HIDDEN, n);
        float[][] byCell1 = Rows.of(Shape.HIDDEN, n);
        float[][] byCell2 = Rows.of(Shape.HIDDEN, n);
        float[][] below2 = Rows.concat(byHidden1, byHidden2);
        int hiddenOfLayer1 = shape.matrix(0) + shape.inputs() * Shape.GATES;
        for (int t = length - 1; t >= 0; t--) {
            design.proposeBackward(outputs[t], inputs[t], byStep[t], n);
            Rows.multiply(outputs[t], weights, shape.matrix(Shape.HEAD), 1, shape.outputs(), byHidden2, n);
            activateBackward(layers[1], t, byHidden2, byCell2);
            Rows.multiply(layers[1].gates[t], weights, shape.matrix(1), 1, Shape.GATES, below2, n);
            activateBackward(layers[0], t, byHidden1, byCell1);
            Rows.multiply(layers[0].gates[t], weights, hiddenOfLayer1, 1, Shape.GATES, byHidden1, n);
        }
        byWeights(0, layers[0].in, layers[0].gates, byWeight);
        byWeights(1, layers[1].in, layers[1].gates, byWeight);
        float[][][] last = Arrays.copyOfRange(layers[1].hidden, 1, length + 1);
        byWeights(Shape.HEAD, last, outputs, byWeight);
    }

    private void activateBackward(Layer layer, int t, float[][] byHidden, float[][] byCell) {
        LstmCell.backward(layer.gates[t], layer.cell[t], layer.cell[t + 1], byHidden, byCell, scratch, n);
    }

    private void byWeights(int part, float[][][] in, float[][][] bySum, float[] byWeight) {
        int fanOut = shape.fanOut(part);
        for (int j = 0; j < fanOut; j++) {
            for (int k = 0; k < shape.fanIn(part); k++) {
                Arrays.fill(scratch, 0);
                int t = 0;
                for (; t + 2 <= length; t += 2) {
                    addProducts(scratch, in[t][k], bySum[t][j], in[t + 1][k], bySum[t + 1][j]);
                }
                for (; t < length; t++) {
                    addProduct(scratch, in[t][k], bySum[t][j]);
                }
                byWeight[shape.matrix(part) + k * fanOut + j] = Rows.sum(scratch, n);
            }
            float total = 0;
            for (int t = 0; t < length; t++) {
                total += Rows.sum(bySum[t][j], n);
            }
            byWeight[shape.bias(part) + j] = total;
        }
    }

    private void addProducts(float[] total, float[] x0, float[] d0, float[] x1, float[] d1) {
        for (int l = 0; l < n; l++) {
            total[l] = Math.fma(x0[l], d0[l], Math.fma(x1[l], d1[l], total[l]));
        }
    }

    private void addProduct(float[] total, float[] x, float[] d) {
        for (int l = 0; l < n; l++) {
            total[l] = Math.fma(x[l], d[l], total[l]);
        }
    }
}
