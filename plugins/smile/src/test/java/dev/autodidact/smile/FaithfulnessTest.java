package dev.autodidact.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.base.cart.Loss;
import smile.base.cart.SplitRule;
import smile.base.mlp.Cost;
import smile.base.mlp.OutputFunction;
import smile.classification.AdaBoost;
import smile.classification.Classifier;
import smile.classification.DecisionTree;
import smile.classification.KNN;
import smile.classification.LogisticRegression;
import smile.classification.PlattScaling;
import smile.classification.SVM;
import smile.data.DataFrame;
import smile.math.kernel.GaussianKernel;
import smile.regression.GaussianProcessRegression;
import smile.regression.LinearModel;
import smile.regression.RidgeRegression;

/** What we predict from the numbers taken out of Smile's models is what these models predict. */
class FaithfulnessTest {

    private static final FitContext CONTEXT = FitContext.of(11);
    private static final int ROWS = 200;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void decisionTrees(int outputs) throws InterruptedException {
        Data data = Data.of(Encoding.NATIVE, ROWS, outputs);
        Configuration configuration = defaults(new DecisionTreeLearner(), data, TaskType.CLASSIFICATION);
        Scorer ours = Run.alone(
                CONTEXT,
                run -> new DecisionTreeLearner()
                        .classify(configuration, data.features(), data.classes(), outputs, run));
        DataFrame x = Frames.of(data.features());
        DecisionTree theirs = Run.alone(
                CONTEXT,
                run -> new DecisionTree(
                        x,
                        data.classes(),
                        Frames.CLASS,
                        outputs,
                        SplitRule.GINI,
                        20,
                        Integer.MAX_VALUE,
                        5,
                        4,
                        null,
                        null));
        assertThat(theirs.root().leaves()).as("a tree worth comparing").isGreaterThan(5);
        assertSame(data, ours, theirs, x::get);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void gradientBoosting(int outputs) throws InterruptedException {
        Data data = Data.of(Encoding.NATIVE, ROWS, outputs);
        GradientBoostingLearner learner = new GradientBoostingLearner();
        Configuration configuration = defaults(learner, data, TaskType.CLASSIFICATION);
        Scorer ours = Run.alone(
                CONTEXT, run -> learner.classify(configuration, data.features(), data.classes(), outputs, run));
        DataFrame frame = Frames.of(data.features(), data.classes());
        smile.classification.GradientTreeBoost theirs = Run.alone(
                CONTEXT,
                run -> smile.classification.GradientTreeBoost.fit(
                        Frames.FORMULA,
                        frame,
                        new smile.classification.GradientTreeBoost.Options(200, 20, 6, 5, 0.1, 0.7, null, null)));
        assertSame(data, ours, theirs, frame::get);
    }

    @Test
    void gradientBoostingOfNumbers() throws InterruptedException {
        Data data = Data.of(Encoding.NATIVE, ROWS, 2);
        GradientBoostingLearner learner = new GradientBoostingLearner();
        Configuration configuration = defaults(learner, data, TaskType.REGRESSION);
        Scorer ours = Run.alone(CONTEXT, run -> learner.regress(configuration, data.features(), data.values(), run));
        DataFrame frame = Frames.of(data.features(), data.values());
        smile.regression.GradientTreeBoost theirs = Run.alone(
                CONTEXT,
                run -> smile.regression.GradientTreeBoost.fit(
                        Frames.FORMULA,
                        frame,
                        new smile.regression.GradientTreeBoost.Options(
                                Loss.ls(), 200, 20, 6, 5, 0.1, 0.7, null, null)));
        assertSame(data, ours, row -> theirs.predict(frame.get(row)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void adaBoost(int outputs) throws InterruptedException {
        Data data = Data.of(Encoding.NATIVE, ROWS, outputs);
        AdaBoostLearner learner = new AdaBoostLearner();
        Configuration configuration = defaults(learner, data, TaskType.CLASSIFICATION);
        Scorer ours = Run.alone(
                CONTEXT, run -> learner.classify(configuration, data.features(), data.classes(), outputs, run));
        DataFrame frame = Frames.of(data.features(), data.classes());
        AdaBoost theirs = Run.alone(
                CONTEXT, run -> AdaBoost.fit(Frames.FORMULA, frame, new AdaBoost.Options(100, 20, 6, 1, null, null)));
        assertSame(data, ours, theirs, frame::get);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void logisticRegression(int outputs) throws InterruptedException {
        Data data = Data.of(Encoding.NUMERIC, ROWS, outputs);
        LogisticLearner learner = new LogisticLearner();
        Configuration configuration = defaults(learner, data, TaskType.CLASSIFICATION);
        Scorer ours = Run.alone(
                CONTEXT, run -> learner.classify(configuration, data.features(), data.classes(), outputs, run));
        double[][] rows = data.features().toRows();
        LogisticRegression theirs = Run.alone(
                CONTEXT,
                run -> LogisticRegression.fit(rows, data.classes(), new LogisticRegression.Options(0.1, 1e-5, 200)));
        assertSame(data, ours, theirs, row -> rows[row]);
    }

    @Test
    void ridge() throws InterruptedException {
        Data data = Data.of(Encoding.NUMERIC, ROWS, 2);
        PenalizedRegressionLearner learner = PenalizedRegressionLearner.ridge();
        Configuration configuration = defaults(learner, data, TaskType.REGRESSION);
        Scorer ours = Run.alone(CONTEXT, run -> learner.regress(configuration, data.features(), data.values(), run));
        DataFrame frame = Frames.of(data.features(), data.values());
        LinearModel theirs = RidgeRegression.fit(Frames.FORMULA, frame, ROWS * 1e-3);
        assertSame(data, ours, row -> theirs.predict(frame.get(row)));
    }

    @Test
    void supportVectorMachines() throws InterruptedException {
        Data data = Data.of(Encoding.NUMERIC, ROWS, 2);
        SvmLearner learner = new SvmLearner();
        Configuration configuration = defaults(learner, data, TaskType.CLASSIFICATION);
        Scorer ours =
                Run.alone(CONTEXT, run -> learner.classify(configuration, data.features(), data.classes(), 2, run));
        double[][] rows = data.features().toRows();
        int[] signs = Arrays.stream(data.classes()).map(code -> 2 * code - 1).toArray();
        SVM<double[]> theirs = Run.alone(
                CONTEXT,
                run -> SVM.fit(rows, signs, new GaussianKernel(0.7 * Math.sqrt(7)), new SVM.Options(1, 1e-3, 1)));
        double[] scores = Arrays.stream(rows).mapToDouble(theirs::score).toArray();
        PlattScaling scaling = PlattScaling.fit(scores, signs);
        for (int row = 0; row < ROWS; row++) {
            double[] probabilities = new double[2];
            ours.score(rows[row], probabilities);
            assertThat(probabilities[1]).as("row %d", row).isCloseTo(scaling.scale(scores[row]), within(1e-6));
        }
    }

    @Test
    void gaussianProcesses() throws InterruptedException {
        Data data = Data.of(Encoding.NUMERIC, ROWS, 2);
        GaussianProcessLearner learner = new GaussianProcessLearner();
        Configuration configuration = defaults(learner, data, TaskType.REGRESSION);
        Scorer ours = Run.alone(CONTEXT, run -> learner.regress(configuration, data.features(), data.values(), run));
        double[][] rows = data.features().toRows();
        GaussianProcessRegression<double[]> theirs = GaussianProcessRegression.fit(
                rows,
                data.values(),
                new GaussianKernel(0.7 * Math.sqrt(7)),
                new GaussianProcessRegression.Options(0.1, false));
        assertSame(data, ours, row -> theirs.predict(rows[row]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky", "sigmoid"})
    void networks(String activation) {
        Data data = Data.of(Encoding.NUMERIC, ROWS, 3);
        MlpLearner learner = new MlpLearner();
        Configuration configuration = learner.space(data.profile(TaskType.CLASSIFICATION))
                .complete(Map.of("activation", activation, "layers", 2));
        Network network = new Network(configuration, 7, 3, OutputFunction.SOFTMAX, Cost.LIKELIHOOD);
        smile.classification.MLP theirs = new smile.classification.MLP(network.builders());
        double[][] rows = data.features().toRows();
        theirs.update(rows, data.classes());
        assertSame(data, network.scorer(Link.SOFTMAX), theirs, row -> rows[row]);
    }

    @Test
    void nearestNeighbours() throws InterruptedException {
        Data data = Data.of(Encoding.NUMERIC, ROWS, 3);
        NearestNeighboursLearner learner = new NearestNeighboursLearner();
        Configuration configuration = defaults(learner, data, TaskType.CLASSIFICATION);
        Scorer ours =
                Run.alone(CONTEXT, run -> learner.classify(configuration, data.features(), data.classes(), 3, run));
        double[][] rows = data.features().toRows();
        KNN<double[]> theirs = KNN.fit(rows, data.classes(), 5);
        // Smile leaves out a stored row that is asked for by itself, so both are asked for a copy
        assertSame(data, ours, theirs, row -> rows[row].clone());
    }

    private static Configuration defaults(SmileLearner learner, Data data, TaskType type) {
        return learner.space(data.profile(type)).defaults();
    }

    private static <T> void assertSame(Data data, Scorer ours, Classifier<T> theirs, Function<Integer, T> rows) {
        double[][] all = data.features().toRows();
        for (int row = 0; row < all.length; row++) {
            double[] expected = new double[data.outputs()];
            theirs.predict(rows.apply(row), expected);
            double[] scores = new double[data.outputs()];
            ours.score(all[row], scores);
            assertThat(scores).as("row %d", row).containsExactly(expected, within(1e-9));
        }
    }

    private static void assertSame(Data data, Scorer ours, Function<Integer, Double> theirs) {
        double[][] all = data.features().toRows();
        for (int row : IntStream.range(0, all.length).toArray()) {
            double[] score = new double[1];
            ours.score(all[row], score);
            assertThat(score[0]).as("row %d", row).isCloseTo(theirs.apply(row), within(1e-9));
        }
    }
}
