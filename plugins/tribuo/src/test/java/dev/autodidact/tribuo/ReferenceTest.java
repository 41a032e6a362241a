package dev.autodidact.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.TrainingData;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.liblinear.LibLinearRegressionTrainer;
import org.tribuo.regression.liblinear.LinearRegressionType;
import org.tribuo.regression.libsvm.LibSVMRegressionTrainer;
import org.tribuo.regression.libsvm.SVMRegressionType;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.sgd.fm.FMRegressionTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** Every model that we take over predicts as the library's own does. */
class ReferenceTest {

    private static final double RATE = 0.1; // of the test kit's rule
    private static final Features FEATURES = Fixtures.features(80, 12, false);
    private static final TrainingData REALS = Fixtures.reals(FEATURES);
    private static final double ROUNDING = 1e-6;

    /** What training in single precision adds. */
    private static final double SINGLE = 1e-3;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void linearSgdOfClasses(int classes) throws InterruptedException {
        assertClasses(
                new LinearSgdLearner(Fixtures.rules()),
                classes,
                new LinearSGDTrainer(new LogMulticlass(), SGD.getSimpleSGD(RATE), 10, -1, 1, Fixtures.SEED),
                SINGLE);
    }

    @Test
    void linearSgdOfNumbers() throws InterruptedException {
        assertReals(
                new LinearSgdLearner(Fixtures.rules()),
                Map.of("sgd:learning-rate", 0.01),
                new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                        new SquaredLoss(), SGD.getSimpleSGD(0.01), 10, -1, 1, Fixtures.SEED),
                SINGLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void factorizationMachineOfClasses(int classes) throws InterruptedException {
        assertClasses(
                new FactorizationMachineLearner(Fixtures.rules()),
                classes,
                new FMClassificationTrainer(
                        new LogMulticlass(), SGD.getSimpleSGD(RATE), 10, -1, 1, Fixtures.SEED, 8, 0.01),
                SINGLE);
    }

    @Test
    void factorizationMachineOfNumbers() throws InterruptedException {
        assertReals(
                new FactorizationMachineLearner(Fixtures.rules()),
                Map.of("sgd:learning-rate", 0.01),
                new FMRegressionTrainer(
                        new SquaredLoss(), SGD.getSimpleSGD(0.01), 10, -1, 1, Fixtures.SEED, 8, 0.01, false),
                SINGLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void libLinearOfClasses(int classes) throws InterruptedException {
        assertClasses(
                new LibLinearLearner(),
                classes,
                new LibLinearClassificationTrainer(
                        new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR),
                        1,
                        1000,
                        0.01,
                        Fixtures.SEED),
                ROUNDING);
    }

    @Test
    void libLinearOfNumbers() throws InterruptedException {
        assertReals(
                new LibLinearLearner(),
                Map.of(),
                new LibLinearRegressionTrainer(
                        new LinearRegressionType(LinearRegressionType.LinearType.L2R_L2LOSS_SVR),
                        1,
                        1000,
                        1e-4,
                        0.1,
                        Fixtures.SEED),
                ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void libSvmOfClasses(int classes) throws InterruptedException {
        SVMParameters<Label> parameters =
                new SVMParameters<>(new SVMClassificationType(SVMClassificationType.SVMMode.C_SVC), KernelType.RBF);
        parameters.setProbability();
        parameters.setGamma(1.0 / FEATURES.size());
        assertClasses(
                new LibSvmLearner(), classes, new LibSVMClassificationTrainer(parameters, Fixtures.SEED), ROUNDING);
    }

    @Test
    void libSvmOfNumbers() throws InterruptedException {
        SVMParameters<Regressor> parameters =
                new SVMParameters<>(new SVMRegressionType(SVMRegressionType.SVMMode.EPSILON_SVR), KernelType.RBF);
        parameters.setEpsilon(0.1);
        parameters.setGamma(1.0 / FEATURES.size());
        assertReals(
                new LibSvmLearner(), Map.of(), new LibSVMRegressionTrainer(parameters, false, Fixtures.SEED), ROUNDING);
    }

    @Test
    void elasticNet() throws InterruptedException {
        assertReals(
                new ElasticNetLearner(),
                Map.of(),
                new ElasticNetCDTrainer(0.01, 0.5, 1e-4, 500, false, Fixtures.SEED),
                ROUNDING);
    }

    @Test
    void cartOfNumbers() throws InterruptedException {
        assertReals(
                new CartLearner(),
                Map.of(),
                new CARTRegressionTrainer(30, 5, 0, 1, new MeanSquaredError(), Fixtures.SEED),
                ROUNDING);
    }

    @Test
    void randomForestOfNumbers() throws InterruptedException {
        assertReals(
                new RandomForestLearner(),
                Map.of("trees", 10),
                new RandomForestTrainer<>(
                        new CARTRegressionTrainer(30, 5, 0, 0.3f, new MeanSquaredError(), Fixtures.SEED),
                        new AveragingCombiner(),
                        10,
                        Fixtures.SEED),
                ROUNDING);
    }

    @Test
    void xgboostTreesGiveTheMarginsOfTheBooster() throws Exception {
        double[][] columns = {FEATURES.column(0).clone(), FEATURES.column(1), FEATURES.column(2)};
        for (int row = 0; row < FEATURES.rows(); row += 3) {
            columns[0][row] = Double.NaN;
        }
        Features features = Fixtures.features(columns);
        DMatrix matrix = XgboostLearner.matrix(features);
        float[] labels = new float[features.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (float) (columns[1][row] + (row % 3 == 0 ? 2 : 0));
        }
        matrix.setLabel(labels);
        Booster booster = XGBoost.train(
                matrix,
                Map.of("tree_method", "hist", "nthread", 1, "base_score", 0, "verbosity", 0),
                20,
                Map.of(),
                null,
                null);
        TreeScorer.Builder trees = new TreeScorer.Builder(1);
        for (String dump : booster.getModelDump("", false, "text")) {
            trees.tree(0);
            XgboostDump.read(dump, trees);
        }
        TreeScorer scorer = trees.build(true, Link.IDENTITY);

        float[][] expected = booster.predict(matrix);
        double[][] rows = features.toRows();
        for (int row = 0; row < rows.length; row++) {
            double[] score = new double[1];
            scorer.score(rows[row], score);
            assertThat(score[0]).isCloseTo(expected[row][0], within(1e-5));
        }
    }

    private static void assertClasses(TribuoLearner learner, int classes, Trainer<Label> reference, double tolerance)
            throws InterruptedException {
        TrainingData data = Fixtures.classes(FEATURES, classes);
        ClassProbabilities actual =
                (ClassProbabilities) Fixtures.fit(learner, data, Map.of()).predict(FEATURES);

        Dataset<Label> dataset = Training.of(data).labelled();
        List<Prediction<Label>> expected = reference.train(dataset).predict(dataset);
        for (int row = 0; row < data.rows(); row++) {
            Map<String, Label> scores = expected.get(row).getOutputScores();
            for (int code = 0; code < classes; code++) {
                assertThat(actual.probability(row, code))
                        .isCloseTo(scores.get(Integer.toString(code)).getScore(), within(tolerance));
            }
        }
    }

    private static void assertReals(
            TribuoLearner learner, Map<String, ?> fixed, Trainer<Regressor> reference, double tolerance)
            throws InterruptedException {
        Predictions actual = Fixtures.fit(learner, REALS, fixed).predict(FEATURES);

        Training training = Training.of(REALS);
        Decoder.Real scale = (Decoder.Real) training.decoder();
        Dataset<Regressor> dataset = training.measured();
        List<Prediction<Regressor>> expected = reference.train(dataset).predict(dataset);
        for (int row = 0; row < REALS.rows(); row++) {
            double value = expected.get(row).getOutput().getValues()[0];
            assertThat(((RealPredictions) actual).value(row))
                    .isCloseTo(scale.mean() + scale.deviation() * value, within(tolerance * scale.deviation()));
        }
    }
}
