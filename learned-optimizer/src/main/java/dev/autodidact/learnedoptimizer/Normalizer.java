package dev.autodidact.learnedoptimizer;

/**
 * Turns gradients into the network's inputs. The first two are RNNprop's (Lv, Jiang and Li, 2017, "Learning gradient
 * descent: better generalization and longer horizons"): the gradient and its running mean, each divided by the root of
 * the running mean square, with Adam's bias corrections. The third is the running mean again, but over some hundred
 * gradients instead of twenty, divided by the root of as slow a mean square: narrow valleys show only there. The fourth
 * compares the two roots, {@code (fast - slow) / (fast + slow)}: it falls as gradients become smaller.
 *
 * <p>A gradient a thousand times as large gives the same inputs, and whatever the gradient, the first stays within {@code
 * sqrt(20)} and the others within 1. An entry that is not finite counts as 0, and entries beyond 1e18 as 1e18: one bad
 * minibatch does not spoil the running means.
 */
final class Normalizer {

    /** The running means of each coordinate: of gradients and of their squares, fast and slow. */
    static final int MEANS = 4;

    private static final float KEPT = 0.95f;
    private static final float KEPT_SLOWLY = 0.99f;
    private static final float LARGEST = 1e18f;

    /** So small that it matters to no gradient whose square is a normal float. */
    private static final float EPSILON = 1e-18f;

    private Normalizer() {}

    /**
     * Updates the running means of some coordinates and computes their inputs.
     *
     * @param step the number of this step, from 1
     * @param means {@link #MEANS} arrays as long as the gradient, 0 before the first step
     * @param at the first coordinate in the gradient and the means
     * @param inputs {@link Shape#INPUTS} rows, filled from 0
     */
    static void apply(long step, float[] gradient, float[][] means, int at, int n, float[][] inputs) {
        float[] mean = means[0];
        float[] square = means[1];
        float[] slowMean = means[2];
        float[] slowSquare = means[3];
        float correction = (float) (1 / (1 - StrictMath.pow(KEPT, (double) step)));
        float slowCorrection = (float) (1 / (1 - StrictMath.pow(KEPT_SLOWLY, (double) step)));
        for (int l = 0; l < n; l++) {
            float raw = gradient[at + l];
            float g = Float.isFinite(raw) ? Math.max(-LARGEST, Math.min(LARGEST, raw)) : 0;
            mean[at + l] += (1 - KEPT) * (g - mean[at + l]);
            square[at + l] += (1 - KEPT) * (g * g - square[at + l]);
            slowMean[at + l] += (1 - KEPT_SLOWLY) * (g - slowMean[at + l]);
            slowSquare[at + l] += (1 - KEPT_SLOWLY) * (g * g - slowSquare[at + l]);
            float root = (float) Math.sqrt(correction * square[at + l]);
            float slowRoot = (float) Math.sqrt(slowCorrection * slowSquare[at + l]);
            inputs[0][l] = g / (root + EPSILON);
            inputs[1][l] = correction * mean[at + l] / (root + EPSILON);
            inputs[2][l] = slowCorrection * slowMean[at + l] / (slowRoot + EPSILON);
            inputs[3][l] = (root - slowRoot) / (root + slowRoot + EPSILON);
        }
    }
}
