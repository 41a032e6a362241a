package dev.autodidact.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.testkit.TestHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrapsTest {

    private static final Features FEATURES = Fixtures.features(60, 4, true);

    static Stream<TribuoLearner> learners() {
        return new TribuoPlugin().learners(new TestHost()).stream().map(TribuoLearner.class::cast);
    }

    /** Those that have something to ask while they fit. */
    static Stream<TribuoLearner> interruptible() {
        return learners()
                .filter(learner -> !List.of("tribuo.liblinear", "tribuo.elastic-net", "tribuo.k-nn")
                        .contains(learner.id()));
    }

    private static TrainingData data(TribuoLearner learner, Features features) {
        return learner instanceof ElasticNetLearner ? Fixtures.reals(features) : Fixtures.classes(features, 3);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void missingValuesAreRefusedByNameOrTakenAsDeclared(TribuoLearner learner) throws InterruptedException {
        double[] broken = FEATURES.column(2).clone();
        broken[5] = Double.NaN;
        Features holes = Fixtures.features(FEATURES.column(0), FEATURES.column(1), broken, FEATURES.column(3));
        TrainingData whole = data(learner, FEATURES);
        TrainingData data = new TrainingData(holes, whole.target());

        if (learner instanceof XgboostLearner) {
            assertThat(Fixtures.fit(learner, data, Map.of()).predict(holes).defect())
                    .isEmpty();
        } else {
            Model model = Fixtures.fit(learner, whole, Map.of());
            assertThatThrownBy(() -> Fixtures.fit(learner, data, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'x2', row 5 is NaN");
            assertThatThrownBy(() -> model.predict(holes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'x2', row 5 is NaN");
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void infiniteValuesAreRefused(TribuoLearner learner) {
        double[] broken = FEATURES.column(0).clone();
        broken[1] = Double.POSITIVE_INFINITY;
        TrainingData data = new TrainingData(
                Fixtures.features(broken), data(learner, FEATURES).target());

        assertThatThrownBy(() -> Fixtures.fit(learner, data, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'x0', row 1 is Infinity");
    }

    @ParameterizedTest
    @MethodSource("learners")
    void anotherNumberOfFeaturesIsRefused(TribuoLearner learner) throws InterruptedException {
        Model model = Fixtures.fit(learner, data(learner, FEATURES), Map.of());

        assertThatThrownBy(() -> model.predict(Fixtures.features(60, 5, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 features for a model of 4");
    }

    @ParameterizedTest
    @MethodSource("interruptible")
    void theHookInsideTheLibraryAloneStopsAFit(TribuoLearner learner) {
        for (TrainingData data : List.of(Fixtures.classes(FEATURES, 3), Fixtures.reals(FEATURES))) {
            assertThatThrownBy(() -> learner.train(
                            Fixtures.configuration(learner, data, Map.of()), Training.of(data), Fixtures.cancelled()))
                    .isInstanceOfAny(CancelledException.class, InterruptedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void nothingIsPrintedOrLogged(TribuoLearner learner) throws InterruptedException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            System.setErr(captured);
            Fixtures.fit(learner, data(learner, FEATURES), Map.of()).predict(FEATURES);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Logger.getLogger("org.tribuo.common").isLoggable(Level.SEVERE))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void manyFeaturesKeepTheirOrder(TribuoLearner learner) throws InterruptedException {
        Features many = Fixtures.features(120, 12, true);
        double[] telling = many.column(10);
        TrainingData data = learner instanceof ElasticNetLearner
                ? new TrainingData(many, new RealTarget(telling.clone()))
                : new TrainingData(
                        many,
                        new ClassTarget(
                                Arrays.stream(telling)
                                        .mapToInt(value -> value > 0.1 ? 1 : 0)
                                        .toArray(),
                                List.of("no", "yes")));
        Model model = Fixtures.fit(learner, data, Map.of());

        if (data.target() instanceof ClassTarget) {
            assertThat(Metrics.ACCURACY.score(data.target(), model.predict(many)))
                    .isGreaterThan(0.85);
        } else {
            assertThat(Metrics.R2.score(data.target(), model.predict(many))).isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void absentClassesGetZeroAndTheOthersSumToOne(TribuoLearner learner) throws InterruptedException {
        if (!(learner instanceof ElasticNetLearner)) {
            int[] codes =
                    IntStream.range(0, 60).map(row -> row % 2 == 0 ? 1 : 3).toArray();
            TrainingData data = new TrainingData(FEATURES, new ClassTarget(codes, List.of("a", "b", "c", "d", "e")));
            ClassProbabilities predictions =
                    (ClassProbabilities) Fixtures.fit(learner, data, Map.of()).predict(FEATURES);

            assertThat(predictions.classes()).isEqualTo(5);
            for (int row = 0; row < 60; row++) {
                assertThat(predictions.probability(row, 0)).isZero();
                assertThat(predictions.probability(row, 2)).isZero();
                assertThat(predictions.probability(row, 4)).isZero();
                assertThat(predictions.probability(row, 1) + predictions.probability(row, 3))
                        .isCloseTo(1, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void whereThereIsNothingToLearnTheModelIsConstant(TribuoLearner learner) throws InterruptedException, IOException {
        if (learner instanceof ElasticNetLearner) {
            double[] constant = new double[60];
            Arrays.fill(constant, 0.1);
            RealPredictions predictions = (RealPredictions)
                    Fixtures.fit(learner, new TrainingData(FEATURES, new RealTarget(constant)), Map.of())
                            .predict(FEATURES);
            assertThat(predictions.value(0)).isCloseTo(0.1, within(1e-12));
        } else {
            Features none = new Features(List.of(), new int[0], new double[0][], 4);
            TrainingData data = new TrainingData(none, new ClassTarget(new int[] {0, 1, 1, 1}, List.of("a", "b")));
            ClassProbabilities predictions =
                    (ClassProbabilities) Fixtures.fit(learner, data, Map.of()).predict(none);
            assertThat(predictions.probability(2, 1)).isCloseTo(0.75, within(1e-12));
        }
    }

    @Test
    void fewerTreesAndEpochsAtLowFidelity() throws InterruptedException, IOException {
        TrainingData data = Fixtures.classes(FEATURES, 2);
        for (TribuoLearner learner : List.of(new XgboostLearner(), new RandomForestLearner())) {
            assertThat(size(learner, data, 0.1)).isLessThan(size(learner, data, 1) / 4);
            assertThat(size(learner, data, 1e-9)).isPositive();
        }
    }

    private static int size(TribuoLearner learner, TrainingData data, double fidelity)
            throws InterruptedException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        learner.fit(
                        Fixtures.configuration(learner, data, Map.of()),
                        data,
                        new FitContext(Fixtures.SEED, fidelity, Cancellation.none()))
                .write(out);
        return out.size();
    }

    @Test
    void xgboostLearnsFromMissingness() throws InterruptedException {
        double[] holes = IntStream.range(0, 60)
                .mapToDouble(row -> row % 2 == 0 ? Double.NaN : row)
                .toArray();
        int[] codes = IntStream.range(0, 60).map(row -> row % 2).toArray();
        TrainingData data = new TrainingData(Fixtures.features(holes), new ClassTarget(codes, List.of("a", "b")));
        Model model = Fixtures.fit(new XgboostLearner(), data, Map.of());

        assertThat(Metrics.ACCURACY.score(data.target(), model.predict(data.features())))
                .isEqualTo(1);
    }

    @Test
    void xgboostTakesZeroForZeroAndNotForMissing() throws InterruptedException {
        double[] values = IntStream.range(0, 90)
                .mapToDouble(row -> row % 3 == 0 ? Double.NaN : row % 3 - 1)
                .toArray();
        int[] codes = IntStream.range(0, 90).map(row -> row % 3).toArray();
        TrainingData data = new TrainingData(Fixtures.features(values), new ClassTarget(codes, List.of("a", "b", "c")));
        Model model = Fixtures.fit(new XgboostLearner(), data, Map.of());

        assertThat(Metrics.ACCURACY.score(data.target(), model.predict(data.features())))
                .isEqualTo(1);
    }

    @Test
    void aSmallShareOfFewFeaturesStillLeavesOneToSplitOn() throws InterruptedException {
        TrainingData data = Fixtures.reals(Fixtures.features(60, 2, false));
        Model model = Fixtures.fit(new CartLearner(), data, Map.of("feature-share", 0.1));

        assertThat(Metrics.R2.score(data.target(), model.predict(data.features())))
                .isGreaterThan(0.3);
    }

    @Test
    void elasticNetWithoutAFeaturePredictsTheMean() throws InterruptedException {
        TrainingData data = Fixtures.reals(FEATURES);
        double mean =
                Arrays.stream(((RealTarget) data.target()).toValues()).average().orElseThrow();
        RealPredictions predictions =
                (RealPredictions) Fixtures.fit(new ElasticNetLearner(), data, Map.of("penalty", 10.0))
                        .predict(FEATURES);

        assertThat(predictions.value(3)).isCloseTo(mean, within(1e-9));
    }

    @Test
    void aLeafHoldsSmoothedSharesOfItsRows() throws InterruptedException {
        double[] side =
                IntStream.range(0, 20).mapToDouble(row -> row < 15 ? 0 : 1).toArray();
        int[] codes = IntStream.range(0, 20).map(row -> row < 15 ? 0 : 1).toArray();
        TrainingData data = new TrainingData(Fixtures.features(side), new ClassTarget(codes, List.of("a", "b")));
        ClassProbabilities predictions = (ClassProbabilities)
                Fixtures.fit(new CartLearner(), data, Map.of()).predict(data.features());

        // (15 + 15/20) / (15 + 1) and (5 + 5/20) / (5 + 1)
        assertThat(predictions.probability(0, 0)).isCloseTo(15.75 / 16, within(1e-12));
        assertThat(predictions.probability(19, 1)).isCloseTo(5.25 / 6, within(1e-12));
    }

    @Test
    void neighboursVoteWithSmoothedShares() throws InterruptedException {
        double[] place = {0, 1, 2, 10, 11, 12};
        TrainingData data = new TrainingData(
                Fixtures.features(place), new ClassTarget(new int[] {0, 0, 1, 1, 1, 1}, List.of("a", "b")));
        ClassProbabilities predictions =
                (ClassProbabilities) Fixtures.fit(new NearestNeighboursLearner(), data, Map.of("neighbours", 3))
                        .predict(Fixtures.features(new double[] {0.5}));

        // two of three neighbours, and a third of one more vote
        assertThat(predictions.probability(0, 0)).isCloseTo((2 + 2.0 / 6) / 4, within(1e-12));
    }

    @Test
    void distantNeighboursCountForLess() throws InterruptedException {
        TrainingData data =
                new TrainingData(Fixtures.features(new double[] {0, 3}), new RealTarget(new double[] {0, 30}));
        RealPredictions predictions = (RealPredictions)
                Fixtures.fit(new NearestNeighboursLearner(), data, Map.of("neighbours", 2, "weights", "distance"))
                        .predict(Fixtures.features(new double[] {1}));

        // weights 1 and 1/2
        assertThat(predictions.value(0)).isCloseTo(10, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tribuo.k-nn", "tribuo.cart", "tribuo.random-forest"})
    void defaultsTellClassesOfOneRowEachApart(String id) throws InterruptedException {
        TribuoLearner learner =
                learners().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        Features rows = Fixtures.features(new double[] {0, 1, 2, 3, 4}, new double[] {9, 2, 7, 1, 5});
        ClassTarget each = new ClassTarget(new int[] {0, 1, 2, 3, 4}, List.of("a", "b", "c", "d", "e"));

        Model model = Fixtures.fit(learner, new TrainingData(rows, each), Map.of());

        assertThat(Metrics.ACCURACY.score(each, model.predict(rows))).isGreaterThan(0.5);
    }
}
