package dev.autodidact.tribuo;

import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.util.Map;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.Node;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/**
 * One CART tree (Breiman, Friedman, Olshen and Stone, 1984). Tribuo says that its leaves have no probabilities; ours
 * have the class shares of the training rows in them, smoothed as {@link TreeScorer#withShares} tells.
 */
final class CartLearner extends TribuoLearner {

    /** Tribuo takes some ten times the memory and time of other implementations. */
    private static final int MOST_ROWS = 20_000;

    CartLearner() {
        super("cart");
    }

    @Override
    public Support supports(TaskProfile task) {
        return Limits.rows(task, MOST_ROWS);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return TreeTraining.space(SearchSpace.builder(), task, 1, 1).build();
    }

    @Override
    public Encoding encoding(Configuration configuration) {
        return Limits.PLAIN;
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) {
        if (training.classifies()) {
            TreeScorer.Builder trees = new TreeScorer.Builder(training.decoder().outputs());
            Node<Label> root = TreeTraining.ofLabels(configuration, training, context)
                    .train(training.labelled())
                    .getRoot();
            new TreeConverter<Label>(trees, TreeTraining::shares).add(root);
            return trees.build(false, Link.IDENTITY)
                    .withShares(training.features().toRows(), training.targets(), training.prior());
        }
        TreeScorer.Builder trees = new TreeScorer.Builder(1);
        Map<String, Node<Regressor>> roots = ((IndependentRegressionTreeModel)
                        TreeTraining.ofNumbers(configuration, training, context).train(training.measured()))
                .getRoots();
        roots.values().forEach(new TreeConverter<Regressor>(trees, TreeTraining::mean)::add);
        return trees.build(false, Link.IDENTITY);
    }
}
