package dev.autodidact.tribuo;

import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.AbstractFMModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.regression.sgd.fm.FMRegressionTrainer;

/** Factorisation machines (Rendle, 2010), trained row by row with any update rule. */
final class FactorizationMachineLearner extends TribuoLearner {

    private final GradientTraining gradients;

    FactorizationMachineLearner(List<UpdateRule> rules) {
        super("factorization-machine");
        this.gradients = new GradientTraining(rules);
    }

    @Override
    public Support supports(TaskProfile task) {
        return Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return gradients
                .space(task.type())
                .add("factors", Domain.integer(2, 32).log().withDefault(8))
                .add("initial-scale", Domain.real(1e-3, 0.3).log().withDefault(0.01))
                .build();
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) {
        RuleOptimiser optimiser = gradients.optimiser(configuration, context.cancellation());
        int epochs = effort(configuration.integer("epochs"), context);
        int rank = configuration.integer("factors");
        double scale = configuration.real("initial-scale"); // Tribuo calls it variance, but multiplies by it
        if (training.classifies()) {
            Dataset<Label> dataset = training.labelled();
            return scorer(
                    new FMClassificationTrainer(
                                    new LogMulticlass(),
                                    optimiser,
                                    epochs,
                                    GradientTraining.NO_LOGGING,
                                    GradientTraining.ROWS,
                                    context.seed(),
                                    rank,
                                    scale)
                            .train(dataset),
                    Training.outputs(dataset.getOutputIDInfo()),
                    rank,
                    Link.SOFTMAX);
        }
        return scorer(
                new FMRegressionTrainer(
                                GradientTraining.loss(configuration),
                                optimiser,
                                epochs,
                                GradientTraining.NO_LOGGING,
                                GradientTraining.ROWS,
                                context.seed(),
                                rank,
                                scale,
                                false)
                        .train(training.measured()),
                new int[] {0},
                rank,
                Link.IDENTITY);
    }

    private static FactorizationScorer scorer(AbstractFMModel<?> model, int[] outputs, int rank, Link link) {
        DenseVector biases = model.getBiasesCopy();
        DenseMatrix weights = model.getLinearWeightsCopy();
        Tensor[] latent = model.getFactorsCopy();
        int inputs = weights.getDimension2Size();
        double[] linear = new double[outputs.length * (inputs + 1)];
        double[] factors = new double[outputs.length * rank * inputs];
        for (int id = 0; id < outputs.length; id++) {
            int output = outputs[id];
            DenseMatrix own = (DenseMatrix) latent[id];
            for (int j = 0; j < inputs; j++) {
                linear[output * (inputs + 1) + j] = weights.get(id, j);
                for (int factor = 0; factor < rank; factor++) {
                    factors[(output * rank + factor) * inputs + j] = own.get(factor, j);
                }
            }
            linear[output * (inputs + 1) + inputs] = biases.get(id);
        }
        return new FactorizationScorer(linear, factors, rank, link);
    }
}
