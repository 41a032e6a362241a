package dev.autodidact.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.task.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaggedSelectionTest {

    private static final int ROWS = 200;
    private static final ClassTarget TRUTH =
            new ClassTarget(IntStream.range(0, ROWS).map(row -> row % 2).toArray(), List.of("no", "yes"));

    /** Each errs in its own way, the earlier ones less. */
    private static List<Predictions> candidates(int count) {
        List<Predictions> candidates = new ArrayList<>();
        for (int candidate = 0; candidate < count; candidate++) {
            RandomGenerator random = Seeds.generator(candidate, "candidate");
            double[] flat = new double[2 * ROWS];
            for (int row = 0; row < ROWS; row++) {
                double yes = Math.clamp(
                        0.25 + 0.5 * (row % 2) + (0.2 + 0.02 * candidate) * random.nextGaussian(), 0.01, 0.99);
                flat[2 * row] = 1 - yes;
                flat[2 * row + 1] = yes;
            }
            candidates.add(new ClassProbabilities(flat, 2));
        }
        return candidates;
    }

    private static Map<Integer, Double> select(List<Predictions> candidates, long seed) {
        return BaggedSelection.select(candidates, TRUTH, Metrics.LOG_LOSS, seed, Cancellation.none());
    }

    @Test
    void weightsOfFewMembersAddUpToOneTheGreatestFirst() {
        Map<Integer, Double> weights = select(candidates(20), 1);

        assertThat(weights).hasSizeBetween(2, EnsembleSelection.MOST_MEMBERS);
        assertThat(weights.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(List.copyOf(weights.values())).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void seedDecides() {
        List<Predictions> candidates = candidates(20);

        assertThat(select(candidates, 1)).isEqualTo(select(candidates, 1)).isNotEqualTo(select(candidates, 2));
    }

    @Test
    void candidateThatIsAlwaysBetterIsAlone() {
        double[] right = new double[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            right[2 * row + row % 2] = 1;
        }
        List<Predictions> candidates = new ArrayList<>(candidates(5));
        candidates.add(new ClassProbabilities(right, 2));

        assertThat(select(candidates, 1)).isEqualTo(Map.of(5, 1.0));
    }

    @Test
    void cancelledSelectionStillChoosesOne() {
        Cancellation cancelled = Cancellation.none();
        cancelled.cancel();

        assertThat(BaggedSelection.select(candidates(3), TRUTH, Metrics.LOG_LOSS, 1, cancelled))
                .hasSize(1);
    }
}
