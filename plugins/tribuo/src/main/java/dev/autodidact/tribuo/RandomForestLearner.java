package dev.autodidact.tribuo;

import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.util.Arrays;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/**
 * Tribuo's random forest (Breiman, 2001), for small data: it takes about ten times the time of others. For classes the
 * trees' class shares are averaged, where Tribuo counts each tree's one vote; probabilities are finer so.
 */
final class RandomForestLearner extends TribuoLearner {

    private static final int MOST_ROWS = 2_000;

    /** Tribuo refuses forests whose splits consider all features. */
    private static final double MOST_SHARE = 0.99;

    RandomForestLearner() {
        super("random-forest");
    }

    @Override
    public Support supports(TaskProfile task) {
        return Limits.rows(task, MOST_ROWS);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return TreeTraining.space(
                        SearchSpace.builder()
                                .add("trees", Domain.integer(10, 300).log().withDefault(100)),
                        task,
                        0.3,
                        MOST_SHARE)
                .build();
    }

    @Override
    public Encoding encoding(Configuration configuration) {
        return Limits.PLAIN;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) {
        int members = effort(configuration.integer("trees"), context);
        TreeScorer.Builder trees = new TreeScorer.Builder(training.decoder().outputs());
        if (training.classifies()) {
            TreeConverter<Label> converter =
                    new TreeConverter<>(trees, leaf -> divided(TreeTraining.shares(leaf), members));
            EnsembleModel<Label> forest = new RandomForestTrainer<>(
                            TreeTraining.ofLabels(configuration, training, context),
                            new VotingCombiner(),
                            members,
                            context.seed())
                    .train(training.labelled());
            for (Model<Label> member : forest.getModels()) {
                converter.add(((TreeModel<Label>) member).getRoot());
            }
        } else {
            TreeConverter<Regressor> converter =
                    new TreeConverter<>(trees, leaf -> divided(TreeTraining.mean(leaf), members));
            EnsembleModel<Regressor> forest = new RandomForestTrainer<>(
                            TreeTraining.ofNumbers(configuration, training, context),
                            new AveragingCombiner(),
                            members,
                            context.seed())
                    .train(training.measured());
            for (Model<Regressor> member : forest.getModels()) {
                ((IndependentRegressionTreeModel) member).getRoots().values().forEach(converter::add);
            }
        }
        return trees.build(false, Link.IDENTITY);
    }

    private static double[] divided(double[] values, int by) {
        return Arrays.stream(values).map(value -> value / by).toArray();
    }
}
