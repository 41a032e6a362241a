package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import smile.base.cart.DecisionNode;
import smile.classification.AdaBoost;

/**
 * Trees that each look harder at what those before got wrong: J. Zhu, H. Zou, S. Rosset and T. Hastie, 2009, "Multi-class
 * AdaBoost". A class's probability is its share of the weighted votes. Fidelity is the share of the trees.
 */
final class AdaBoostLearner extends TreeLearner {

    private static final long MOST_SCANS = 40_000_000;

    AdaBoostLearner() {
        super("ada-boost", TaskType.CLASSIFICATION);
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
        return limits(1)
                .add("trees", Domain.integer(10, 500).log().withDefault(100))
                .add("leaves", Domain.integer(2, 64).log().withDefault(6))
                .build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        AdaBoost model = AdaBoost.fit(
                Frames.FORMULA,
                Frames.of(features, classes),
                new AdaBoost.Options(
                        run.share(configuration.integer("trees")),
                        configuration.integer("depth"),
                        configuration.integer("leaves"),
                        configuration.integer("leaf-size"),
                        null,
                        controller(run)));
        double[] weights = Internals.treeWeights(model);
        if (weights.length == 0) {
            return new ConstantScorer(shares(classes, outputs)); // no tree was better than guessing
        }
        Tree[] trees = new Tree[weights.length];
        for (int i = 0; i < trees.length; i++) {
            double weight = weights[i];
            trees[i] = Tree.of(model.trees()[i].root(), DecisionNode.class, outputs, 0, leaf -> {
                double[] vote = new double[outputs];
                vote[leaf.output()] = weight;
                return vote;
            });
        }
        return new TreeScorer(trees, new double[outputs], Link.SHARES);
    }
}
