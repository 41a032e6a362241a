package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.regression.RegressionTree;

/**
 * Trees that each mend the sum of those before: J. Friedman, 2001, "Greedy function approximation: a gradient boosting
 * machine", and 2002, "Stochastic gradient boosting". For more than two classes there is a tree per class and round.
 * Fidelity is the share of the rounds.
 */
final class GradientBoostingLearner extends TreeLearner {

    private static final long MOST_SCANS = 20_000_000;

    GradientBoostingLearner() {
        super("gradient-boosting", TaskType.CLASSIFICATION, TaskType.REGRESSION);
    }

    @Override
    Support fits(TaskProfile task) {
        return scans(MOST_SCANS, task);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        SearchSpace.Builder space = limits(5)
                .add("trees", Domain.integer(25, 500).log().withDefault(200))
                .add("leaves", Domain.integer(4, 64).log().withDefault(6))
                .add("learning-rate", Domain.real(0.01, 0.3).log().withDefault(0.1))
                .add("rows-share", Domain.real(0.5, 1).withDefault(0.7));
        return task.isClassification()
                ? space.build()
                : space.add("loss", Domain.choice("squared", "absolute", "huber"))
                        .build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        smile.classification.GradientTreeBoost model = smile.classification.GradientTreeBoost.fit(
                Frames.FORMULA,
                Frames.of(features, classes),
                new smile.classification.GradientTreeBoost.Options(
                        run.share(configuration.integer("trees")),
                        configuration.integer("depth"),
                        configuration.integer("leaves"),
                        configuration.integer("leaf-size"),
                        configuration.real("learning-rate"),
                        configuration.real("rows-share"),
                        null,
                        controller(run)));
        double step = configuration.real("learning-rate");
        double[] start = new double[outputs];
        if (outputs == 2) {
            // Smile's trees then sum up to half the log odds of the second class
            start[1] = 2 * Internals.start(model);
            return new TreeScorer(trees(model.trees()[0], 1, 2 * step), start, Link.SOFTMAX);
        }
        Tree[] trees = IntStream.range(0, outputs)
                .mapToObj(output -> trees(model.trees()[output], output, step))
                .flatMap(Arrays::stream)
                .toArray(Tree[]::new);
        return new TreeScorer(trees, start, Link.SOFTMAX);
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        smile.regression.GradientTreeBoost model = smile.regression.GradientTreeBoost.fit(
                Frames.FORMULA,
                Frames.of(features, values),
                new smile.regression.GradientTreeBoost.Options(
                        loss(configuration),
                        run.share(configuration.integer("trees")),
                        configuration.integer("depth"),
                        configuration.integer("leaves"),
                        configuration.integer("leaf-size"),
                        configuration.real("learning-rate"),
                        configuration.real("rows-share"),
                        null,
                        controller(run)));
        return new TreeScorer(
                trees(model.trees(), 0, configuration.real("learning-rate")),
                new double[] {Internals.start(model)},
                Link.IDENTITY);
    }

    private static Loss loss(Configuration configuration) {
        return switch (configuration.choice("loss")) {
            case "absolute" -> Loss.lad();
            case "huber" -> Loss.huber(0.9);
            default -> Loss.ls();
        };
    }

    private static Tree[] trees(RegressionTree[] trees, int output, double factor) {
        return Arrays.stream(trees)
                .map(tree -> Tree.of(
                        tree.root(), RegressionNode.class, 1, output, leaf -> new double[] {factor * leaf.output()}))
                .toArray(Tree[]::new);
    }
}
