package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.Objective;
import java.util.random.RandomGenerator;

/** An objective whose loss, and so its gradient, is multiplied by a factor above 0. */
record ScaledLoss(Objective original, double factor) implements Objective {

    @Override
    public int parameters() {
        return original.parameters();
    }

    @Override
    public float[] start(RandomGenerator random) {
        return original.start(random);
    }

    @Override
    public double loss(float[] parameters) {
        return factor * original.loss(parameters);
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        double loss = original.lossAndGradient(parameters, gradient, random);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= (float) factor;
        }
        return factor * loss;
    }
}
