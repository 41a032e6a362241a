package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;

/** Weights for tests: random, the head included, so that every part of the network matters. */
final class TestWeights {

    private TestWeights() {}

    static float[] random(LearnedRule rule, long seed) {
        RandomGenerator random = Seeds.generator(seed, "test weights");
        float[] weights = new float[rule.format().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.3f * (float) random.nextGaussian();
        }
        return weights;
    }
}
