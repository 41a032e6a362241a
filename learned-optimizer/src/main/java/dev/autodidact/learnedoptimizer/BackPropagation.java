package dev.autodidact.learnedoptimizer;

/**
 * Descents of a coordinate-wise network, and what the steps of a window say about its weights: truncated back-propagation
 * through time, in which the gradients of the problems count as constants (Andrychowicz and others, 2016).
 */
final class BackPropagation implements Trainee.Episode {

    private final Descents descents;
    private final Unroll unroll;
    private final double[] starts;
    private final float[] step;
    private final float[] byWeight;
    private float[] gradient;
    private long taken;

    BackPropagation(Design design, Descents descents) {
        this.descents = descents;
        this.unroll = new Unroll(design, descents.parameters().length, WINDOW);
        this.starts = descents.losses();
        this.step = new float[descents.parameters().length];
        this.byWeight = new float[design.shape().size()];
        this.gradient = descents.gradient();
    }

    @Override
    public float[] window(float[] weights) {
        float[] parameters = descents.parameters();
        float[][] gradients = new float[WINDOW][];
        double[] factors = factors(descents.losses());
        unroll.carry();
        for (int t = 0; t < WINDOW; t++) {
            unroll.forward(weights, t, ++taken, gradient, step);
            for (int l = 0; l < step.length; l++) {
                parameters[l] -= step[l];
            }
            gradient = descents.gradient();
            gradients[t] = gradient;
        }
        unroll.backward(weights, byStep(gradients, factors), byWeight);
        return byWeight;
    }

    private double[] factors(double[] losses) {
        double[] factors = new double[losses.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = RelativeLoss.factor(starts[i], losses[i]) / losses.length;
        }
        return factors;
    }

    /**
     * The derivative of the window's losses by each step: a step is subtracted from all later points, so it is minus the
     * sum of their gradients.
     */
    private float[][] byStep(float[][] gradients, double[] factors) {
        float[][] byStep = new float[WINDOW][];
        float[] sum = new float[step.length];
        for (int t = WINDOW - 1; t >= 0; t--) {
            float[] later = gradients[t].clone();
            descents.scale(later, factors);
            for (int l = 0; l < sum.length; l++) {
                sum[l] -= later[l];
            }
            byStep[t] = sum.clone();
        }
        return byStep;
    }
}
