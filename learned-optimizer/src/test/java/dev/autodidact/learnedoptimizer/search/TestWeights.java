package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;

/** Weights for tests: random, the head included, so that every part of the network matters. */
final class TestWeights {

    private TestWeights() {}

    static float[] random(long seed) {
        RandomGenerator random = Seeds.generator(seed, "test weights");
        float[] weights = Shape.initial(random);
        for (int i = Shape.HEAD; i < weights.length; i++) {
            weights[i] += 0.2f * (float) random.nextGaussian();
        }
        return weights;
    }
}
