package dev.autodidact.learnedoptimizer.internal;

import java.util.Arrays;

/**
 * What an LSTM does with the sums that go into its gates (Hochreiter and Schmidhuber, 1997, with the forget gate of Gers
 * and others, 2000), and the derivatives of that. One row per gate, in the order input, forget, candidate, output, units
 * within each; one number per coordinate.
 */
public final class LstmCell {

    private LstmCell() {}

    /**
     * Turns the sums into gates, in place, and updates cell and output.
     *
     * @param gates the sums; overwritten by the gates
     * @param before the cell before; may be {@code cell} itself
     * @param cell the cell after
     * @param hidden the output after; its length is the number of units
     * @param n the number of coordinates
     */
    public static void forward(float[][] gates, float[][] before, float[][] cell, float[][] hidden, int n) {
        int units = hidden.length;
        for (int k = 0; k < units; k++) {
            float[] input = gates[k];
            float[] forget = gates[units + k];
            float[] candidate = gates[2 * units + k];
            float[] output = gates[3 * units + k];
            Rows.sigmoid(input, n);
            Rows.sigmoid(forget, n);
            Rows.tanh(candidate, n);
            Rows.sigmoid(output, n);
            remember(input, forget, candidate, before[k], cell[k], n);
            emit(output, cell[k], hidden[k], n);
        }
    }

    private static void remember(
            float[] input, float[] forget, float[] candidate, float[] before, float[] cell, int n) {
        for (int l = 0; l < n; l++) {
            cell[l] = Math.fma(forget[l], before[l], input[l] * candidate[l]);
        }
    }

    private static void emit(float[] output, float[] cell, float[] hidden, int n) {
        for (int l = 0; l < n; l++) {
            hidden[l] = output[l] * Rows.tanh(cell[l]);
        }
    }

    /**
     * Overwrites the gates by the loss's derivatives by their sums, the derivatives by the cell after the step by those
     * by the cell before it, and those by the output by 0.
     *
     * @param gates what {@link #forward} left there
     * @param before the cell before the step
     * @param after the cell after the step
     * @param byHidden the derivatives by the output
     * @param byCell the derivatives by the cell after the step, the way through this step's output left out
     * @param scratch overwritten; at least {@code n} long
     * @param n the number of coordinates
     */
    public static void backward(
            float[][] gates,
            float[][] before,
            float[][] after,
            float[][] byHidden,
            float[][] byCell,
            float[] scratch,
            int n) {
        int units = byHidden.length;
        for (int k = 0; k < units; k++) {
            float[] input = gates[k];
            float[] forget = gates[units + k];
            float[] candidate = gates[2 * units + k];
            float[] output = gates[3 * units + k];
            outputBackward(output, after[k], byHidden[k], byCell[k], scratch, n);
            System.arraycopy(input, 0, scratch, 0, n);
            inputBackward(input, candidate, byCell[k], n);
            candidateBackward(candidate, scratch, byCell[k], n);
            System.arraycopy(forget, 0, scratch, 0, n);
            inputBackward(forget, before[k], byCell[k], n);
            times(byCell[k], scratch, n);
            Arrays.fill(byHidden[k], 0);
        }
    }

    private static void outputBackward(
            float[] output, float[] cell, float[] byHidden, float[] byCell, float[] scratch, int n) {
        for (int l = 0; l < n; l++) {
            scratch[l] = Rows.tanh(cell[l]);
        }
        for (int l = 0; l < n; l++) {
            byCell[l] = Math.fma(byHidden[l] * output[l], 1 - scratch[l] * scratch[l], byCell[l]);
        }
        for (int l = 0; l < n; l++) {
            output[l] = byHidden[l] * scratch[l] * output[l] * (1 - output[l]);
        }
    }

    private static void inputBackward(float[] gate, float[] partner, float[] byCell, int n) {
        for (int l = 0; l < n; l++) {
            gate[l] = byCell[l] * partner[l] * gate[l] * (1 - gate[l]);
        }
    }

    private static void candidateBackward(float[] candidate, float[] input, float[] byCell, int n) {
        for (int l = 0; l < n; l++) {
            candidate[l] = byCell[l] * input[l] * (1 - candidate[l] * candidate[l]);
        }
    }

    private static void times(float[] row, float[] factor, int n) {
        for (int l = 0; l < n; l++) {
            row[l] *= factor[l];
        }
    }
}
