package dev.autodidact.tribuo;

import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractLinearSGDModel;
import org.tribuo.math.la.DenseMatrix;

/** Multinomial logistic regression and linear regression, trained row by row with any update rule. */
final class LinearSgdLearner extends TribuoLearner {

    private final GradientTraining gradients;

    LinearSgdLearner(List<UpdateRule> rules) {
        super("linear-sgd");
        this.gradients = new GradientTraining(rules);
    }

    @Override
    public Support supports(TaskProfile task) {
        return Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return gradients.space(task.type()).build();
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) {
        RuleOptimiser optimiser = gradients.optimiser(configuration, context.cancellation());
        int epochs = effort(configuration.integer("epochs"), context);
        if (training.classifies()) {
            Dataset<Label> dataset = training.labelled();
            return scorer(
                    new org.tribuo.classification.sgd.linear.LinearSGDTrainer(
                                    new LogMulticlass(),
                                    optimiser,
                                    epochs,
                                    GradientTraining.NO_LOGGING,
                                    GradientTraining.ROWS,
                                    context.seed())
                            .train(dataset),
                    Training.outputs(dataset.getOutputIDInfo()),
                    Link.SOFTMAX);
        }
        return scorer(
                new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                                GradientTraining.loss(configuration),
                                optimiser,
                                epochs,
                                GradientTraining.NO_LOGGING,
                                GradientTraining.ROWS,
                                context.seed())
                        .train(training.measured()),
                new int[] {0},
                Link.IDENTITY);
    }

    private static LinearScorer scorer(AbstractLinearSGDModel<?> model, int[] outputs, Link link) {
        DenseMatrix matrix = model.getWeightsCopy();
        int width = matrix.getDimension2Size();
        double[] weights = new double[outputs.length * width];
        for (int id = 0; id < outputs.length; id++) {
            for (int j = 0; j < width; j++) {
                weights[outputs[id] * width + j] = matrix.get(id, j);
            }
        }
        return new LinearScorer(weights, link);
    }
}
