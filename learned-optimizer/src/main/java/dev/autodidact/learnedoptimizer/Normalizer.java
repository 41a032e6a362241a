package dev.autodidact.learnedoptimizer;

/**
 * Turns gradients into the network's inputs, as RNNprop does (Lv, Jiang and Li, 2017, "Learning gradient descent: better
 * generalization and longer horizons"): the gradient and its running mean, each divided by the root of the running mean
 * square, with Adam's bias corrections. A gradient a thousand times as large gives the same inputs, and whatever the
 * gradient, the first stays within {@code sqrt(20)} and the second within 1.
 *
 * <p>An entry that is not finite counts as 0, and entries beyond 1e18 as 1e18: one bad minibatch does not spoil the
 * running means.
 */
final class Normalizer {

    private static final float KEPT = 0.95f;
    private static final float ADDED = 0.05f;
    private static final float LARGEST = 1e18f;

    /** So small that it matters to no gradient whose square is a normal float. */
    private static final float EPSILON = 1e-18f;

    private Normalizer() {}

    /**
     * Updates the running means of some coordinates and computes their inputs.
     *
     * @param step the number of this step, from 1
     * @param at the first coordinate in {@code gradient}, {@code mean} and {@code square}
     * @param inputs two rows, filled from 0
     */
    static void apply(long step, float[] gradient, float[] mean, float[] square, int at, int n, float[][] inputs) {
        float correction = (float) (1 / (1 - StrictMath.pow(0.95, (double) step)));
        float[] now = inputs[0];
        float[] average = inputs[1];
        for (int l = 0; l < n; l++) {
            float raw = gradient[at + l];
            float g = Float.isFinite(raw) ? Math.max(-LARGEST, Math.min(LARGEST, raw)) : 0;
            float m = KEPT * mean[at + l] + ADDED * g;
            float v = KEPT * square[at + l] + ADDED * g * g;
            mean[at + l] = m;
            square[at + l] = v;
            float scale = 1 / ((float) Math.sqrt(correction * v) + EPSILON);
            now[l] = g * scale;
            average[l] = correction * m * scale;
        }
    }
}
