package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.Rows;

/**
 * The design of {@code lstm}: the network corrects a bounded Adam step.
 *
 * <p>The first two inputs are RNNprop's (Lv, Jiang and Li, 2017, "Learning gradient descent: better generalization and
 * longer horizons"): the gradient and its running mean, each divided by the root of the running mean square, with Adam's
 * bias corrections. The third is the running mean again, but over some hundred gradients instead of twenty, divided by
 * the root of as slow a mean square: narrow valleys show only there. The fourth compares the two roots, {@code (fast -
 * slow) / (fast + slow)}: it falls as gradients become smaller. A gradient a thousand times as large gives the same
 * inputs, and whatever the gradient, the first stays within {@code sqrt(20)} and the others within 1.
 *
 * <p>The head's outputs are a correction of the direction and a magnitude. With a head of zeros the step is {@code 0.1
 * tanh(mean)}, with {@code mean} the second input.
 *
 * <p>An entry of a gradient that is not finite counts as 0, and entries beyond 1e18 as 1e18: one bad minibatch does not
 * spoil the running means.
 */
final class CorrectedAdam implements Design {

    static final CorrectedAdam DESIGN = new CorrectedAdam();

    private static final Shape SHAPE = new Shape(4, 2);

    /** Of gradients and of their squares, fast and slow. */
    private static final int MEANS = 4;

    private static final float KEPT = 0.95f;
    private static final float KEPT_SLOWLY = 0.99f;
    private static final float LARGEST = 1e18f;

    /** So small that it matters to no gradient whose square is a normal float. */
    private static final float EPSILON = 1e-18f;

    /** The greatest step of a coordinate at magnitude 1; that of RNNprop. */
    private static final float BOUND = 0.1f;

    /** Keeps the magnitude from 0 and infinity: it lies between 1/19 and 19. */
    private static final float REACH = 0.9f;

    private CorrectedAdam() {}

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public int means() {
        return MEANS;
    }

    @Override
    public void read(long step, float[] gradient, float[][] means, int at, int n, float[][] inputs) {
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

    @Override
    public void propose(float[][] outputs, float[][] inputs, float[] step, int n) {
        float[] mean = inputs[1];
        float[] correction = outputs[0];
        float[] magnitude = outputs[1];
        for (int l = 0; l < n; l++) {
            float reach = REACH * Rows.tanh(magnitude[l]);
            step[l] = BOUND * (1 + reach) / (1 - reach) * Rows.tanh(mean[l] + correction[l]);
        }
    }

    @Override
    public void proposeBackward(float[][] outputs, float[][] inputs, float[] byStep, int n) {
        float[] mean = inputs[1];
        float[] correction = outputs[0];
        float[] magnitude = outputs[1];
        for (int l = 0; l < n; l++) {
            float squashed = Rows.tanh(magnitude[l]);
            float reach = REACH * squashed;
            float direction = Rows.tanh(mean[l] + correction[l]);
            float byProposal = byStep[l] * BOUND / (1 - reach);
            correction[l] = byProposal * (1 + reach) * (1 - direction * direction);
            magnitude[l] = byProposal * 2 / (1 - reach) * direction * REACH * (1 - squashed * squashed);
        }
    }
}
