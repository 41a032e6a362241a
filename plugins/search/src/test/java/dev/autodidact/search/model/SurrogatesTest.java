package dev.autodidact.search.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SurrogatesTest {

    private static final int[] OPTIONS = {0, 3, 0, 0};

    @Test
    void forestLearnsNumbersAndChoices() {
        Forest forest = Forest.fit(OPTIONS, sample(400), Seeds.generator(1));

        Sample unseen = sample(200, 2);
        double squares = 0;
        double variance = 0;
        for (int i = 0; i < unseen.size(); i++) {
            double error = forest.predict(unseen.vectors()[i]).mean() - unseen.targets()[i];
            squares += error * error;
            variance += unseen.targets()[i] * unseen.targets()[i];
        }
        assertThat(squares).isLessThan(0.1 * variance);
    }

    @Test
    void forestIsLessCertainWhereNothingWasSeen() {
        double[][] vectors = new double[100][];
        double[] targets = new double[100];
        RandomGenerator random = Seeds.generator(3);
        for (int i = 0; i < 100; i++) {
            double x = random.nextDouble() < 0.95 ? 0.3 * random.nextDouble() : random.nextDouble();
            vectors[i] = new double[] {x};
            targets[i] = 5 * x;
        }
        Forest forest = Forest.fit(new int[] {0}, new Sample(vectors, targets), random);

        assertThat(forest.predict(new double[] {0.7}).deviation())
                .isGreaterThan(2 * forest.predict(new double[] {0.15}).deviation());
    }

    @Test
    void sameSeedGivesTheSameForest() {
        double[] place = {0.4, 1, Encoding.INACTIVE, 0.2};

        assertThat(Forest.fit(OPTIONS, sample(300), Seeds.generator(7)).predict(place))
                .isEqualTo(Forest.fit(OPTIONS, sample(300), Seeds.generator(7)).predict(place))
                .isNotEqualTo(
                        Forest.fit(OPTIONS, sample(300), Seeds.generator(8)).predict(place));
    }

    @Test
    void forestOfOneTargetIsConstant() {
        Forest forest =
                Forest.fit(new int[] {0}, new Sample(new double[][] {{0.1}}, new double[] {2}), Seeds.generator(1));

        assertThat(forest.predict(new double[] {0.9}).mean()).isEqualTo(2);
    }

    @Test
    void logarithmOfExpectedImprovementIsThatOfItsDefinition() {
        for (double mean : new double[] {-2, -0.5, 0, 0.3, 1, 2}) {
            double deviation = 0.5;
            double best = 0.2;
            double sum = 0;
            int steps = 200_000;
            for (int i = 0; i < steps; i++) {
                double z = -10 + 20 * (i + 0.5) / steps;
                double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
                sum += Math.max(best - (mean + deviation * z), 0) * density * 20 / steps;
            }
            assertThat(ExpectedImprovement.log(new Prediction(mean, deviation), best))
                    .isCloseTo(StrictMath.log(sum), within(1e-4));
        }
    }

    @Test
    void logarithmOfExpectedImprovementFallsWithoutEndOrJump() {
        double last = Double.POSITIVE_INFINITY;
        for (double z = 5; z > -1e6; z -= Math.max(0.001, Math.abs(z) * 0.001)) {
            double value = ExpectedImprovement.logH(z);
            assertThat(value).isFinite().isLessThan(last);
            last = value;
        }
        assertThat(ExpectedImprovement.logH(-25.0000001))
                .isCloseTo(ExpectedImprovement.logH(-24.9999999), within(1e-5));
    }

    private static Sample sample(int size) {
        return sample(size, 1);
    }

    /** {@return targets that depend on a number, a choice, and a number that only one option activates} */
    private static Sample sample(int size, long seed) {
        RandomGenerator random = Seeds.generator(seed, "sample");
        double[][] vectors = new double[size][];
        double[] targets = new double[size];
        for (int i = 0; i < size; i++) {
            int choice = random.nextInt(3);
            double inner = choice == 1 ? random.nextDouble() : Encoding.INACTIVE;
            vectors[i] = new double[] {random.nextDouble(), choice, inner, random.nextDouble()};
            targets[i] = 2 * vectors[i][0] - 1 + (choice == 1 ? inner - 1 : choice == 2 ? 1 : 0);
        }
        return new Sample(vectors, targets);
    }
}
