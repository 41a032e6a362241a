package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.Locale;
import smile.base.mlp.Cost;
import smile.base.mlp.MultilayerPerceptron;
import smile.base.mlp.OutputFunction;
import smile.math.MathEx;
import smile.util.function.TimeFunction;

/** A multilayer perceptron, trained by Smile's own gradient descent. Fidelity is the share of the epochs. */
final class MlpLearner extends SmileLearner {

    private static final int WIDEST = 5_000;
    private static final long MOST_CELLS = 20_000_000;
    private static final double LONGEST_GRADIENT = 1;
    private static final double RMS_EPSILON = 1e-7;
    private static final String RMSPROP = "rmsprop";

    MlpLearner() {
        super("mlp", true, TaskType.CLASSIFICATION, TaskType.REGRESSION);
    }

    @Override
    Support fits(TaskProfile task) {
        return encoded(WIDEST, MOST_CELLS, task);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("layers", Domain.integer(1, 3).withDefault(1))
                .add("neurons", Domain.integer(8, 256).log().withDefault(64))
                .add(
                        "activation",
                        Domain.choice(Arrays.stream(NetworkScorer.Activation.values())
                                .map(activation -> activation.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .add("epochs", Domain.integer(5, 200).log().withDefault(50))
                .add("batch", Domain.integer(8, 128).log().withDefault(32))
                .add("optimizer", Domain.choice(RMSPROP, "momentum"))
                .add("learning-rate", Domain.real(1e-4, 0.1).log().withDefault(1e-3))
                .add("momentum", Domain.real(0, 0.95).withDefault(0.9), Condition.when("optimizer", "momentum"))
                .add("rho", Domain.real(0.8, 0.99).withDefault(0.9), Condition.when("optimizer", RMSPROP))
                .add("decay", Domain.real(1e-7, 1e-1).log().withDefault(1e-5))
                .add("dropout", Domain.real(0, 0.5).withDefault(0))
                .build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        Network network = new Network(configuration, features.size(), outputs, OutputFunction.SOFTMAX, Cost.LIKELIHOOD);
        smile.classification.MLP model = new smile.classification.MLP(network.builders());
        double[][] rows = features.toRows();
        train(
                model,
                configuration,
                rows.length,
                run,
                batch -> model.update(
                        Arrays.stream(batch).mapToObj(row -> rows[row]).toArray(double[][]::new),
                        Arrays.stream(batch).map(row -> classes[row]).toArray()));
        return network.scorer(Link.SOFTMAX);
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        Network network =
                new Network(configuration, features.size(), 1, OutputFunction.LINEAR, Cost.MEAN_SQUARED_ERROR);
        smile.regression.MLP model = new smile.regression.MLP(network.builders());
        double[][] rows = features.toRows();
        train(
                model,
                configuration,
                rows.length,
                run,
                batch -> model.update(
                        Arrays.stream(batch).mapToObj(row -> rows[row]).toArray(double[][]::new),
                        Arrays.stream(batch).mapToDouble(row -> values[row]).toArray()));
        return network.scorer(Link.IDENTITY);
    }

    /** Learns from some rows. */
    private interface Step {
        void learn(int[] batch);
    }

    private static void train(MultilayerPerceptron model, Configuration configuration, int rows, Run run, Step step) {
        model.setLearningRate(TimeFunction.constant(configuration.real("learning-rate")));
        model.setWeightDecay(configuration.real("decay"));
        model.setClipNorm(LONGEST_GRADIENT);
        if (configuration.choice("optimizer").equals(RMSPROP)) {
            model.setRMSProp(configuration.real("rho"), RMS_EPSILON);
        } else {
            model.setMomentum(TimeFunction.constant(configuration.real("momentum")));
        }
        int epochs = run.share(configuration.integer("epochs"));
        int batch = configuration.integer("batch");
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = MathEx.permutate(rows);
            for (int start = 0; start < rows; start += batch) {
                run.check();
                step.learn(Arrays.copyOfRange(order, start, Math.min(rows, start + batch)));
            }
        }
    }
}
