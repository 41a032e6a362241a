package dev.autodidact.learnedoptimizer;

/**
 * The design of {@code lstm-l2l}: the network alone makes the step (Andrychowicz and others, 2016, "Learning to learn by
 * gradient descent by gradient descent", appendix A). Its inputs are the logarithm of the gradient's size and its sign
 * where the size is at least {@code exp(-5)}, and otherwise -1 and the gradient times {@code exp(5)}; 5 is what the
 * authors' program uses. The step is a tenth of the one output, bounded by nothing.
 *
 * <p>An entry of a gradient that is not finite counts as 0; the logarithm's input is at most that of 1e18.
 */
final class LogAndSign implements Design {

    static final LogAndSign DESIGN = new LogAndSign();

    private static final Shape SHAPE = new Shape(2, 1);
    private static final double DECADES = 5;
    private static final float THRESHOLD = (float) StrictMath.exp(-DECADES);
    private static final float LARGEST = 1e18f;
    private static final float SCALE = 0.1f;

    private LogAndSign() {}

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public int means() {
        return 0;
    }

    @Override
    public void read(long step, float[] gradient, float[][] means, int at, int n, float[][] inputs) {
        for (int l = 0; l < n; l++) {
            float raw = gradient[at + l];
            float g = Float.isFinite(raw) ? Math.max(-LARGEST, Math.min(LARGEST, raw)) : 0;
            boolean isLarge = Math.abs(g) >= THRESHOLD;
            inputs[0][l] = isLarge ? (float) (StrictMath.log(Math.abs(g)) / DECADES) : -1;
            inputs[1][l] = isLarge ? Math.signum(g) : g / THRESHOLD;
        }
    }

    @Override
    public void propose(float[][] outputs, float[][] inputs, float[] step, int n) {
        for (int l = 0; l < n; l++) {
            step[l] = SCALE * outputs[0][l];
        }
    }

    @Override
    public void proposeBackward(float[][] outputs, float[][] inputs, float[] byStep, int n) {
        for (int l = 0; l < n; l++) {
            outputs[0][l] = SCALE * byStep[l];
        }
    }
}
