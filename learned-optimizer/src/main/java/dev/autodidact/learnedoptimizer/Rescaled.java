package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.util.random.RandomGenerator;

/**
 * An objective in other units: each parameter is the original divided by a factor. So the network cannot rely on one
 * size of parameters (the random scaling of RNNprop: Lv, Jiang and Li, 2017).
 */
final class Rescaled implements Objective {

    private final Objective original;
    private final float[] factors;

    private Rescaled(Objective original, float[] factors) {
        this.original = original;
        this.factors = factors;
    }

    /** Draws factors that are log-uniform between {@code exp(-range)} and {@code exp(range)}. */
    static Rescaled draw(Objective original, double range, RandomGenerator random) {
        float[] factors = new float[original.parameters()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) StrictMath.exp(range * (2 * random.nextDouble() - 1));
        }
        return new Rescaled(original, factors);
    }

    @Override
    public int parameters() {
        return factors.length;
    }

    @Override
    public int[] tensors() {
        return original.tensors();
    }

    @Override
    public float[] start(RandomGenerator random) {
        float[] start = original.start(random);
        for (int i = 0; i < start.length; i++) {
            start[i] /= factors[i];
        }
        return start;
    }

    @Override
    public double loss(float[] parameters) {
        return original.loss(scaled(parameters));
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        double loss = original.lossAndGradient(scaled(parameters), gradient, random);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= factors[i];
        }
        return loss;
    }

    private float[] scaled(float[] parameters) {
        float[] scaled = parameters.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factors[i];
        }
        return scaled;
    }
}
