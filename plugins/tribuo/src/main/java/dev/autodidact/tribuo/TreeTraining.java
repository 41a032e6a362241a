package dev.autodidact.tribuo;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.Entropy;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.dtree.impurity.LabelImpurity;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** What a tree and a forest share: the hyperparameters of one CART tree, and its trainers. */
final class TreeTraining {

    private TreeTraining() {}

    /**
     * Adds a tree's hyperparameters.
     *
     * @param share the default share of the features that a split considers
     * @param mostShare the highest one
     */
    static SearchSpace.Builder space(SearchSpace.Builder space, TaskProfile task, double share, double mostShare) {
        if (task.isClassification()) {
            space.add("impurity", Domain.choice("gini", "entropy"));
        }
        return space.add("max-depth", Domain.integer(2, 30).withDefault(30))
                .add("min-child-weight", Domain.integer(1, 50).log().withDefault(Limits.alike(task, 5)))
                .add("feature-share", Domain.real(0.1, mostShare).withDefault(share));
    }

    static CARTClassificationTrainer ofLabels(Configuration configuration, Training training, FitContext context) {
        Cancellation cancellation = context.cancellation();
        LabelImpurity impurity = switch (configuration.choice("impurity")) {
            case "gini" -> new GiniIndex();
            case "entropy" -> new Entropy();
            default -> throw new IllegalArgumentException("no impurity '" + configuration.choice("impurity") + "'");
        };
        return new CARTClassificationTrainer(
                configuration.integer("max-depth"),
                configuration.integer("min-child-weight"),
                0,
                share(configuration, training),
                false,
                new Impurities.OfLabels(impurity, cancellation),
                context.seed());
    }

    static CARTRegressionTrainer ofNumbers(Configuration configuration, Training training, FitContext context) {
        return new CARTRegressionTrainer(
                configuration.integer("max-depth"),
                configuration.integer("min-child-weight"),
                0,
                share(configuration, training),
                false,
                new Impurities.OfNumbers(new MeanSquaredError(), context.cancellation()),
                context.seed());
    }

    /** {@return the share, raised to one feature: Tribuo rounds, and of none it makes no tree} */
    private static float share(Configuration configuration, Training training) {
        return (float) Math.max(
                configuration.real("feature-share"), 0.75 / training.features().size());
    }

    /** {@return the shares of the classes in a leaf, by our numbers} */
    static double[] shares(LeafNode<Label> leaf) {
        double[] shares = new double[leaf.getDistribution().size()];
        leaf.getDistribution().forEach((name, label) -> shares[Integer.parseInt(name)] = label.getScore());
        return shares;
    }

    /** {@return the mean of the numbers in a leaf} */
    static double[] mean(LeafNode<Regressor> leaf) {
        return leaf.getOutput().getValues();
    }
}
