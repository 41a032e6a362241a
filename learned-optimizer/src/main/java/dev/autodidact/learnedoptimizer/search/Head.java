package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;

/**
 * Turns the layer's outputs into proposals: from the best place found so far, a share of the way (the reach) towards a
 * random place, and a shift of at most half the range; cut off at the ends of the unit interval. A reach of 1 without
 * shift is random search; a small one searches near the best.
 */
final class Head {

    /** The greatest shift. */
    private static final float SHIFT = 0.5f;

    private Head() {}

    /**
     * Proposes.
     *
     * @param hidden the layer's outputs
     * @param out overwritten by the reach and the tangent of the shift
     * @param centre the best place so far
     * @param noise a random place
     * @param proposal overwritten
     */
    static void forward(
            float[] weights, float[][] hidden, float[][] out, float[] centre, float[] noise, float[] proposal, int n) {
        for (int j = 0; j < Shape.OUTPUTS; j++) {
            Arrays.fill(out[j], 0, n, weights[Shape.HEAD_BIAS + j]);
        }
        Rows.multiply(hidden, weights, Shape.HEAD, Shape.OUTPUTS, 1, out, n);
        Rows.sigmoid(out[0], n);
        Rows.tanh(out[1], n);
        for (int l = 0; l < n; l++) {
            float place = centre[l] + out[0][l] * (noise[l] - centre[l]) + SHIFT * out[1][l];
            proposal[l] = Math.clamp(place, 0, 1);
        }
    }

    /**
     * Propagates back.
     *
     * @param out what {@link #forward} left there; overwritten by the derivatives by the head's sums
     * @param byProposal the derivatives by the proposal; overwritten by those by the centre
     * @param byHidden the derivatives by the layer's outputs; added to
     * @param byWeight the derivatives by the weights; added to
     */
    static void backward(
            float[] weights,
            float[][] hidden,
            float[][] out,
            float[] centre,
            float[] noise,
            float[] proposal,
            float[] byProposal,
            float[][] byHidden,
            float[] byWeight,
            int n) {
        for (int l = 0; l < n; l++) {
            float reach = out[0][l];
            float shift = out[1][l];
            float inside = proposal[l] > 0 && proposal[l] < 1 ? byProposal[l] : 0;
            out[0][l] = inside * (noise[l] - centre[l]) * reach * (1 - reach);
            out[1][l] = inside * SHIFT * (1 - shift * shift);
            byProposal[l] = inside * (1 - reach);
        }
        Rows.multiply(out, weights, Shape.HEAD, 1, Shape.OUTPUTS, byHidden, n);
        for (int j = 0; j < Shape.OUTPUTS; j++) {
            for (int k = 0; k < Shape.HIDDEN; k++) {
                float sum = 0;
                for (int l = 0; l < n; l++) {
                    sum = Math.fma(hidden[k][l], out[j][l], sum);
                }
                byWeight[Shape.HEAD + k * Shape.OUTPUTS + j] += sum;
            }
            float sum = 0;
            for (int l = 0; l < n; l++) {
                sum += out[j][l];
            }
            byWeight[Shape.HEAD_BIAS + j] += sum;
        }
    }
}
