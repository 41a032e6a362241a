package dev.autodidact.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.Mixture;
import dev.autodidact.runtime.model.Pool;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackingTest {

    private static final int ROWS = 2000;

    @Test
    void independentWitnessesAreMultiplied() {
        Witnesses seen = Witnesses.independent(ROWS, 1);

        Stacking.SecondLayer layer = fit(seen, Cancellation.none()).orElseThrow();

        // by Bayes' theorem their probabilities are to be multiplied: each with weight 1
        assertThat(layer.sharpness()).isCloseTo(2, within(0.2));
        assertThat(layer.shares().get(0)).isCloseTo(0.5, within(0.06));
        Witnesses unseen = Witnesses.independent(ROWS, 2);
        double[] shares = {layer.shares().get(0), layer.shares().get(1)};
        Predictions stacked = new Calibration(layer.sharpness(), List.of())
                .calibrated(Pool.LOGARITHMIC.of(List.copyOf(unseen.said()), shares));
        assertThat(Metrics.LOG_LOSS.score(unseen.truth(), stacked))
                .isLessThan(0.95 * Metrics.LOG_LOSS.score(unseen.truth(), unseen.mean()));
    }

    @Test
    void sharesAddUpToOneTheGreatestFirst() {
        Witnesses seen = Witnesses.independent(ROWS, 3);
        ClassProbabilities guess = constant(ROWS);

        Stacking.SecondLayer layer = Stacking.fit(
                        List.of(guess, seen.said().get(0), seen.said().get(1)),
                        seen.mean(),
                        seen.truth(),
                        1,
                        Cancellation.none())
                .orElseThrow();

        assertThat(layer.shares().values().stream().mapToDouble(share -> share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(List.copyOf(layer.shares().values())).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void whereTheEnsembleIsRightItIsLeftAlone() {
        long changed = IntStream.range(0, 20)
                .filter(seed -> {
                    Witnesses seen = Witnesses.independent(ROWS, 100 + seed);
                    return Stacking.fit(seen.said(), seen.product(), seen.truth(), seed, Cancellation.none())
                            .isPresent();
                })
                .count();

        assertThat(changed).isLessThanOrEqualTo(2);
    }

    @Test
    void whoKnowNothingAreNotStacked() {
        for (int seed = 0; seed < 10; seed++) {
            ClassTarget unrelated = Witnesses.independent(ROWS, 200 + seed).truth();
            Witnesses noise = new Witnesses(Witnesses.independent(ROWS, seed).said(), unrelated);

            assertThat(fit(noise, Cancellation.none())).isEmpty();
        }
    }

    @Test
    void fewRowsOrNoTimeLeaveTheEnsemble() {
        Witnesses seen = Witnesses.independent(ROWS, 1);

        assertThat(fit(seen, Cancellation.after(0))).isEmpty();
        assertThat(fit(Witnesses.independent(99, 1), Cancellation.none())).isEmpty();
    }

    private static Optional<Stacking.SecondLayer> fit(Witnesses seen, Cancellation cancellation) {
        return Stacking.fit(seen.said(), seen.mean(), seen.truth(), 1, cancellation);
    }

    private static ClassProbabilities constant(int rows) {
        return new ClassProbabilities(
                IntStream.range(0, 3 * rows).mapToDouble(i -> 1.0 / 3).toArray(), 3);
    }

    /** Two models of three classes, each right about how sure it is, on evidence of its own. */
    private record Witnesses(List<ClassProbabilities> said, ClassTarget truth) {

        static Witnesses independent(int rows, long seed) {
            Random random = new Random(seed);
            int[] codes = random.ints(rows, 0, 3).toArray();
            List<ClassProbabilities> said = List.of(witness(codes, random), witness(codes, random));
            return new Witnesses(said, new ClassTarget(codes, List.of("a", "b", "c")));
        }

        /** Sees a point near its class's corner, with normal noise; says the posterior. */
        private static ClassProbabilities witness(int[] codes, Random random) {
            double[] flat = new double[3 * codes.length];
            for (int row = 0; row < codes.length; row++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    double coordinate = random.nextGaussian() + (codes[row] == k ? 1.5 : 0);
                    flat[3 * row + k] = Math.exp(1.5 * coordinate);
                    sum += flat[3 * row + k];
                }
                for (int k = 0; k < 3; k++) {
                    flat[3 * row + k] /= sum;
                }
            }
            return new ClassProbabilities(flat, 3);
        }

        ClassProbabilities mean() {
            return (ClassProbabilities) Mixture.mean(List.copyOf(said));
        }

        ClassProbabilities product() {
            return (ClassProbabilities)
                    new Calibration(2, List.of()).calibrated(Mixture.geometric(said, new double[] {0.5, 0.5}));
        }
    }
}
