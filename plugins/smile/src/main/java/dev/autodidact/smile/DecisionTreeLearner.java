package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import smile.base.cart.DecisionNode;
import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.regression.RegressionTree;

/** One tree: L. Breiman, J. Friedman, R. Olshen and C. Stone, 1984, "Classification and regression trees". */
final class DecisionTreeLearner extends TreeLearner {

    private static final long MOST_SCANS = 50_000_000;

    DecisionTreeLearner() {
        super("decision-tree", TaskType.CLASSIFICATION, TaskType.REGRESSION);
    }

    @Override
    Support fits(TaskProfile task) {
        return scans(MOST_SCANS, task);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return addRule(limits(5), task).build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        DataFrame x = Frames.of(features);
        DecisionTree tree = new DecisionTree(
                x,
                classes,
                Frames.CLASS,
                outputs,
                rule(configuration),
                configuration.integer("depth"),
                Integer.MAX_VALUE,
                configuration.integer("leaf-size"),
                x.ncol(),
                null,
                null);
        return new TreeScorer(
                new Tree[] {Tree.of(tree.root(), DecisionNode.class, outputs, 0, leaf -> shares(leaf, outputs))},
                new double[outputs],
                Link.SHARES);
    }

    /** {@return the share of each class among a leaf's rows, as Smile smoothes it} */
    static double[] shares(DecisionNode leaf, int outputs) {
        return leaf.posteriori(new double[outputs]);
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        DataFrame x = Frames.of(features);
        RegressionTree tree = new RegressionTree(
                x,
                Loss.ls(values),
                Frames.NUMBER,
                configuration.integer("depth"),
                Integer.MAX_VALUE,
                configuration.integer("leaf-size"),
                x.ncol(),
                null,
                null);
        return new TreeScorer(
                new Tree[] {Tree.of(tree.root(), RegressionNode.class, 1, 0, leaf -> new double[] {leaf.output()})},
                new double[1],
                Link.IDENTITY);
    }
}
