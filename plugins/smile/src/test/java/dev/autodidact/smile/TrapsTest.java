package dev.autodidact.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.testkit.TestHost;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Smile goes wrong or refuses, and we do not. */
class TrapsTest {

    /** A learner and a type of task that it does. */
    record Case(Learner learner, TaskType type) {

        Data data(int rows) {
            return Data.of(encoding(), rows, 3);
        }

        Encoding encoding() {
            return learner.encoding(Configuration.EMPTY);
        }

        Model fit(Data data) throws InterruptedException {
            return learner.fit(learner.space(data.profile(type)).defaults(), data.of(type), FitContext.of(1));
        }

        @Override
        public String toString() {
            return learner.id() + ", " + type.label();
        }
    }

    static Stream<Case> cases() {
        Data data = Data.of(Encoding.NUMERIC, 60, 3);
        return learners().stream()
                .flatMap(learner -> Arrays.stream(TaskType.values())
                        .filter(type -> learner.supports(data.profile(type)).isYes())
                        .map(type -> new Case(learner, type)));
    }

    static Stream<Case> classifiers() {
        return cases().filter(trial -> trial.type() == TaskType.CLASSIFICATION);
    }

    private static List<Learner> learners() {
        return new SmilePlugin().learners(new TestHost());
    }

    private static Learner learner(String id) {
        return learners().stream()
                .filter(learner -> learner.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void missingNumbersAreRefusedBeforeSmileSeesThem(Case trial) throws InterruptedException {
        Data data = trial.data(60);
        Features broken = broken(data.features());
        assertThatThrownBy(() -> trial.fit(data.with(broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature 'f1' is NaN in row 7");
        Model model = trial.fit(data);
        assertThatThrownBy(() -> model.predict(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature 'f1' is NaN in row 7");
    }

    private static Features broken(Features features) {
        double[][] columns = IntStream.range(0, features.size())
                .mapToObj(j -> features.column(j).clone())
                .toArray(double[][]::new);
        columns[1][7] = Double.NaN;
        return with(features, columns);
    }

    /** Columns that are the same in every row or twice there: what folds and one-hot encoding lead to. */
    @ParameterizedTest
    @MethodSource("cases")
    void constantAndRepeatedColumnsAreHarmless(Case trial) throws InterruptedException {
        Data data = trial.data(60);
        double[][] columns = Stream.concat(
                        Stream.of(new double[60], data.features().column(0)),
                        IntStream.range(0, data.features().size())
                                .mapToObj(j -> data.features().column(j)))
                .toArray(double[][]::new);
        Features wider = with(data.features(), columns);
        assertThat(trial.fit(data.with(wider)).predict(wider).defect()).isEmpty();
    }

    /** Smile computes such a column's variance as a difference of equal numbers: as 0, or below it. */
    @ParameterizedTest
    @MethodSource("cases")
    void columnsOfNearlyEqualLargeNumbersAreHarmless(Case trial) throws InterruptedException {
        Data data = trial.data(60);
        double[][] columns = Stream.concat(
                        Stream.of(IntStream.range(0, 60)
                                .mapToDouble(row -> 1000 + 1e-9 * (row * 7 % 11))
                                .toArray()),
                        IntStream.range(0, data.features().size())
                                .mapToObj(j -> data.features().column(j)))
                .toArray(double[][]::new);
        Features wider = with(data.features(), columns);
        assertThat(trial.fit(data.with(wider)).predict(wider).defect()).isEmpty();
    }

    private static Features with(Features features, double[][] columns) {
        int added = columns.length - features.size();
        return new Features(
                IntStream.range(0, columns.length).mapToObj(j -> "f" + j).toList(),
                IntStream.range(0, columns.length)
                        .map(j -> j < added ? 0 : features.levels(j - added))
                        .toArray(),
                columns,
                features.rows());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withoutFeaturesThePriorIsPredicted(Case trial) throws InterruptedException {
        Data data = trial.data(60);
        Features none = new Features(List.of(), new int[0], new double[0][], 60);
        Predictions predictions = trial.fit(data.with(none)).predict(none);
        assertThat(predictions.rows()).isEqualTo(60);
        assertThat(predictions.defect()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTargetOfOneValueIsPredicted(Case trial) throws InterruptedException {
        Data data = trial.data(30);
        if (trial.type() == TaskType.CLASSIFICATION) {
            int[] codes = new int[30];
            Arrays.fill(codes, 1);
            Model model = trial.learner()
                    .fit(
                            trial.learner().space(data.profile(trial.type())).defaults(),
                            new TrainingData(data.features(), new ClassTarget(codes, List.of("a", "b", "c"))),
                            FitContext.of(1));
            ClassProbabilities predictions = (ClassProbabilities) model.predict(data.features());
            assertThat(predictions.classes()).isEqualTo(3);
            assertThat(predictions.probability(0, 1)).isEqualTo(1);
        } else {
            double[] values = new double[30];
            Arrays.fill(values, 7.5);
            Model model = trial.learner()
                    .fit(
                            trial.learner().space(data.profile(trial.type())).defaults(),
                            new TrainingData(data.features(), new RealTarget(values)),
                            FitContext.of(1));
            assertThat(((RealPredictions) model.predict(data.features())).value(0))
                    .isEqualTo(7.5);
        }
    }

    /** The class numbers 1 and 3 of 4 occur: Smile numbers classes in its own ways, binary machines want -1 and 1. */
    @ParameterizedTest
    @MethodSource("classifiers")
    void classesThatDoNotOccurHaveProbabilityZero(Case trial) throws InterruptedException {
        Data data = trial.data(80);
        int[] codes =
                Arrays.stream(data.classes()).map(code -> code == 0 ? 1 : 3).toArray();
        Model model = trial.learner()
                .fit(
                        trial.learner().space(data.profile(trial.type())).defaults(),
                        new TrainingData(data.features(), new ClassTarget(codes, List.of("a", "b", "c", "d"))),
                        FitContext.of(1));
        ClassProbabilities predictions = (ClassProbabilities) model.predict(data.features());
        for (int row = 0; row < 80; row++) {
            assertThat(predictions.probability(row, 0)).isZero();
            assertThat(predictions.probability(row, 2)).isZero();
        }
        assertThat(predictions.defect()).isEmpty();
    }

    /** Smile's parallel streams would go to the common pool, whose workers start with its first task. */
    @ParameterizedTest
    @MethodSource("cases")
    void nothingLeavesTheThreadOfTheFit(Case trial) throws InterruptedException {
        assertThat(ForkJoinPool.commonPool().getPoolSize()).as("before").isZero();
        Data data = trial.data(60);
        trial.fit(data).predict(data.features());
        assertThat(ForkJoinPool.commonPool().getPoolSize()).as("after").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smile.random-forest", "smile.gradient-boosting", "smile.ada-boost", "smile.svm", "smile.mlp"})
    void aFitUnderWayStopsAtItsDeadline(String id) {
        Learner learner = learner(id);
        Data data = Data.of(learner.encoding(Configuration.EMPTY), 3000, 3);
        FitContext hasty = new FitContext(1, 1, Cancellation.after(2_000_000));
        assertThatThrownBy(() -> learner.fit(
                        learner.space(data.profile(TaskType.CLASSIFICATION)).defaults(), data.labelled(), hasty))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aFitUnderWayStopsWhenItsThreadIsInterrupted() throws InterruptedException {
        Learner learner = learner("smile.random-forest");
        Data data = Data.of(Encoding.NATIVE, 3000, 3);
        Configuration large =
                learner.space(data.profile(TaskType.CLASSIFICATION)).complete(Map.of("trees", 500));
        StringBuffer outcome = new StringBuffer();
        Thread thread = new Thread(() -> {
            try {
                learner.fit(large, data.labelled(), FitContext.of(1));
                outcome.append("fitted");
            } catch (InterruptedException e) {
                outcome.append("interrupted");
            }
        });
        thread.start();
        thread.interrupt();
        thread.join();
        assertThat(outcome).hasToString("interrupted");
    }

    @Test
    void levelsAreSplitOnAsTheyAre() throws InterruptedException {
        int rows = 200;
        double[] level = IntStream.range(0, rows).mapToDouble(row -> row % 10).toArray();
        Features features = new Features(List.of("level"), new int[] {10}, new double[][] {level}, rows);
        double[] values = Arrays.stream(level).map(code -> code == 4 ? 1 : 0).toArray();
        Learner tree = learner("smile.decision-tree");
        TaskProfile profile = new TaskProfile(TaskType.REGRESSION, rows, 0, 1, 10, 0, 0);
        Model model = tree.fit(
                tree.space(profile).complete(Map.of("depth", 2)),
                new TrainingData(features, new RealTarget(values)),
                FitContext.of(1));
        assertThat(((RealPredictions) model.predict(features)).value(4)).isCloseTo(1, within(1e-9));
    }

    /** By default Smile's regression trees split at a hundredth of all rows, however few are left in a node. */
    @Test
    void regressionTreesGrowMoreThanAHundredLeaves() throws InterruptedException {
        int rows = 4000;
        double[] ramp = IntStream.range(0, rows).asDoubleStream().toArray();
        Features features = new Features(List.of("ramp"), new int[1], new double[][] {ramp}, rows);
        Learner tree = learner("smile.decision-tree");
        TaskProfile profile = new TaskProfile(TaskType.REGRESSION, rows, 1, 0, 1, 0, 0);
        Model model = tree.fit(
                tree.space(profile).defaults(),
                new TrainingData(features, new RealTarget(ramp.clone())),
                FitContext.of(1));
        RealPredictions predictions = (RealPredictions) model.predict(features);
        long leaves = IntStream.range(0, rows)
                .mapToDouble(predictions::value)
                .distinct()
                .count();
        assertThat(leaves).isGreaterThan(300);
    }

    @Test
    void lessFidelityMeansFewerTrees() throws InterruptedException {
        Learner forest = learner("smile.random-forest");
        Data data = Data.of(Encoding.NATIVE, 60, 2);
        Configuration configuration =
                forest.space(data.profile(TaskType.CLASSIFICATION)).defaults();
        FittedModel model =
                (FittedModel) forest.fit(configuration, data.labelled(), new FitContext(1, 0.1, Cancellation.none()));
        assertThat(((TreeScorer) model.scorer()).size()).isEqualTo(10);
    }

    @Test
    void aDivergingNetworkSaysSo() {
        Learner mlp = learner("smile.mlp");
        Data data = Data.of(Encoding.NUMERIC, 60, 2);
        double[][] huge = IntStream.range(0, data.features().size())
                .mapToObj(j -> Arrays.stream(data.features().column(j))
                        .map(value -> value * 1e300)
                        .toArray())
                .toArray(double[][]::new);
        assertThatThrownBy(() -> mlp.fit(
                        mlp.space(data.profile(TaskType.REGRESSION))
                                .complete(Map.of("optimizer", "momentum", "activation", "sigmoid")),
                        data.with(with(data.features(), huge)).measured(),
                        FitContext.of(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("diverged");
    }

    @Test
    void tooLargeTasksAreRefusedWithNumbers() {
        TaskProfile large = new TaskProfile(TaskType.REGRESSION, 20_640, 8, 0, 8, 0, 0);
        assertThat(learner("smile.gaussian-process").supports(large))
                .isEqualTo(Support.no("needs at most 2,000 rows, this task has 20,640"));
        assertThat(learner("smile.logistic").supports(large)).isEqualTo(Support.no("does no regression"));
    }

    @Test
    void nearestNeighboursAreAsFewAsTheRowsOfAClass() throws InterruptedException {
        Data data = Data.of(Encoding.NUMERIC, 5, 5);

        Model model = new Case(learner("smile.k-nn"), TaskType.CLASSIFICATION).fit(data);

        ClassProbabilities predicted = (ClassProbabilities) model.predict(data.features());
        assertThat(IntStream.range(0, 5).mapToDouble(row -> predicted.probability(row, data.classes()[row])))
                .allMatch(probability -> probability > 0.5);
    }
}
