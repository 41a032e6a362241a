package dev.autodidact.learnedoptimizer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeTest {

    private static final int STEPS = 14;

    private final float[] weights = TestWeights.random(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void backwardAgreesWithFiniteDifferencesAlongRandomDirections(int slots) {
        RandomGenerator random = Seeds.generator(5, "directions");
        for (int direction = 0; direction < 12; direction++) {
            // an own function for each direction: the value jumps where another trial becomes the best
            List<GaussianProcess> functions = functions(direction);
            float[] byWeight = new float[Shape.SIZE];
            Episode episode = episode(functions, slots);
            try (BatchProducts products = new BatchProducts(weights, episode.coordinates())) {
                episode.forward(weights, products);
                episode.backward(weights, products, byWeight);
            }
            float[] along = new float[Shape.SIZE];
            double expected = 0;
            for (int i = 0; i < Shape.SIZE; i++) {
                along[i] = (float) random.nextGaussian();
                expected += along[i] * byWeight[i];
            }
            double h = 2e-4;
            double slope = (value(functions, slots, along, h) - value(functions, slots, along, -h)) / (2 * h);
            assertThat(slope).isCloseTo(expected, within(0.01 + 0.01 * Math.abs(expected)));
        }
    }

    private double value(List<GaussianProcess> functions, int slots, float[] along, double h) {
        float[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (h * along[i]);
        }
        Episode episode = episode(functions, slots);
        try (BatchProducts products = new BatchProducts(moved, episode.coordinates())) {
            return episode.forward(moved, products);
        }
    }

    private static Episode episode(List<GaussianProcess> functions, int slots) {
        return new Episode(functions, STEPS, slots, Seeds.generator(3, "noise"));
    }

    private static List<GaussianProcess> functions(long seed) {
        RandomGenerator random = Seeds.generator(seed, "functions");
        return Stream.generate(() -> GaussianProcess.draw(3, random)).limit(4).toList();
    }
}
