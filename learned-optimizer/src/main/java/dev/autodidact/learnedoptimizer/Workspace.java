package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.learnedoptimizer.internal.LstmCell;
import dev.autodidact.learnedoptimizer.internal.Rows;

/**
 * The buffers for one step of a block of coordinates, and that step. They are reused, since allocating them would cost
 * more than a small step. Not thread-safe.
 */
final class Workspace {

    private final Design design;
    private final float[] weights;
    private final Product product;
    private final float[][] means;
    private final float[][] inputs;
    private final float[][] hidden1;
    private final float[][] hidden2;
    private final float[][] layer1;
    private final float[][] layer2;
    private final float[][] cell;
    private final float[][] gates;
    private final float[][] outputs;
    private final float[] step;

    Workspace(Design design, float[] weights, Product product, int length) {
        this.design = design;
        this.weights = weights;
        this.product = product;
        means = new float[design.means()][];
        inputs = Rows.of(design.shape().inputs(), length);
        hidden1 = Rows.of(Shape.HIDDEN, length);
        hidden2 = Rows.of(Shape.HIDDEN, length);
        layer1 = Rows.concat(inputs, hidden1);
        layer2 = Rows.concat(hidden1, hidden2);
        cell = Rows.of(Shape.HIDDEN, length);
        gates = Rows.of(Shape.GATES, length);
        outputs = Rows.of(design.shape().outputs(), length);
        step = new float[length];
    }

    /** Takes the step that the state counts, for {@code n} coordinates from {@code at}. */
    void step(UpdateState state, float[] parameters, float[] gradient, float scale, int at, int n) {
        for (int i = 0; i < means.length; i++) {
            means[i] = state.slot(LstmRule.MEANS + i);
        }
        design.read(state.steps(), gradient, means, at, n, inputs);
        layer(0, layer1, hidden1, state, parameters.length, at, n);
        layer(1, layer2, hidden2, state, parameters.length, at, n);
        Network.product(design.shape(), weights, Shape.HEAD, hidden2, outputs, n);
        design.propose(outputs, inputs, step, n);
        for (int l = 0; l < n; l++) {
            parameters[at + l] -= scale * step[l];
        }
    }

    private void layer(int layer, float[][] in, float[][] hidden, UpdateState state, int stride, int at, int n) {
        float[] hiddenSlot = state.slot(2 * layer + LstmRule.HIDDEN);
        float[] cellSlot = state.slot(2 * layer + LstmRule.CELL);
        load(hiddenSlot, hidden, stride, at, n);
        load(cellSlot, cell, stride, at, n);
        product.apply(layer, in, gates, n);
        LstmCell.forward(gates, cell, cell, hidden, n);
        store(hiddenSlot, hidden, stride, at, n);
        store(cellSlot, cell, stride, at, n);
    }

    private static void load(float[] slot, float[][] rows, int stride, int at, int n) {
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(slot, k * stride + at, rows[k], 0, n);
        }
    }

    private static void store(float[] slot, float[][] rows, int stride, int at, int n) {
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(rows[k], 0, slot, k * stride + at, n);
        }
    }
}
