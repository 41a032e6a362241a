package dev.autodidact.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.runtime.model.Mixture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleSelectionTest {

    private static final int ROWS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void choosesWhatASlowObviousVersionChooses(long seed) {
        ClassTarget truth = truth(seed);
        List<Predictions> candidates = candidates(7, truth, seed);
        for (Metric metric : List.of(Metrics.LOG_LOSS, Metrics.AUC)) {
            assertThat(EnsembleSelection.select(candidates, truth, metric, Cancellation.none()))
                    .isEqualTo(slowly(candidates, truth, metric));
        }
    }

    /** Averages the whole bag anew for every candidate of every round. */
    private static Map<Integer, Double> slowly(List<Predictions> candidates, ClassTarget truth, Metric metric) {
        List<Integer> bag = new ArrayList<>();
        double loss = Double.POSITIVE_INFINITY;
        while (bag.size() < 40) {
            int best = -1;
            double bestLoss = bag.isEmpty() ? Double.POSITIVE_INFINITY : loss - 1e-6 * Math.abs(loss);
            for (int i = 0; i < candidates.size(); i++) {
                List<Predictions> tried =
                        new ArrayList<>(bag.stream().map(candidates::get).toList());
                tried.add(candidates.get(i));
                double triedLoss = metric.toLoss(metric.score(truth, Mixture.mean(tried)));
                if (triedLoss < bestLoss) {
                    best = i;
                    bestLoss = triedLoss;
                }
            }
            if (best < 0) {
                break;
            }
            bag.add(best);
            loss = bestLoss;
        }
        Map<Integer, Double> weights = new HashMap<>();
        bag.forEach(i -> weights.merge(i, 1.0, Double::sum));
        weights.replaceAll((i, count) -> count / bag.size());
        return weights;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isNeverWorseThanTheBestCandidateAndOfFewMembers(long seed) {
        ClassTarget truth = truth(seed);
        List<Predictions> candidates = candidates(30, truth, seed);
        for (Metric metric : List.of(Metrics.LOG_LOSS, Metrics.ACCURACY, Metrics.AUC)) {
            Map<Integer, Double> chosen = EnsembleSelection.select(candidates, truth, metric, Cancellation.none());

            assertThat(chosen.values().stream().mapToDouble(weight -> weight).sum())
                    .isCloseTo(1, within(1e-12));
            assertThat(chosen).hasSizeLessThanOrEqualTo(EnsembleSelection.MOST_MEMBERS);
            assertThat(new ArrayList<>(chosen.values())).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            Predictions mixture = Mixture.weighted(
                    chosen.keySet().stream().map(candidates::get).toList(),
                    chosen.values().stream().mapToDouble(weight -> weight).toArray());
            double best = candidates.stream()
                    .mapToDouble(candidate -> metric.toLoss(metric.score(truth, candidate)))
                    .min()
                    .orElseThrow();
            assertThat(metric.toLoss(metric.score(truth, mixture))).isLessThanOrEqualTo(best + 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void cancelledSelectionStillChoosesOne(int candidates) {
        Cancellation cancelled = Cancellation.none();
        cancelled.cancel();

        assertThat(EnsembleSelection.select(candidates(candidates, truth(1), 1), truth(1), Metrics.LOG_LOSS, cancelled))
                .containsExactly(Map.entry(0, 1.0));
    }

    private static ClassTarget truth(long seed) {
        RandomGenerator random = Seeds.generator(seed, "truth");
        return new ClassTarget(random.ints(ROWS, 0, 3).toArray(), List.of("a", "b", "c"));
    }

    private static List<Predictions> candidates(int count, ClassTarget truth, long seed) {
        RandomGenerator random = Seeds.generator(seed, "candidates");
        List<Predictions> candidates = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            double[][] rows = new double[ROWS][3];
            for (int i = 0; i < ROWS; i++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    rows[i][k] = 0.05 + random.nextDouble() + (k == truth.code(i) ? 0.5 : 0);
                    sum += rows[i][k];
                }
                for (int k = 0; k < 3; k++) {
                    rows[i][k] /= sum;
                }
            }
            candidates.add(ClassProbabilities.of(rows, 3));
        }
        return candidates;
    }
}
