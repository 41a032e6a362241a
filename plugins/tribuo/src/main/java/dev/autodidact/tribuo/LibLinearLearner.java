package dev.autodidact.tribuo;

import de.bwaldvogel.liblinear.Model;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.regression.liblinear.LibLinearRegressionTrainer;
import org.tribuo.regression.liblinear.LinearRegressionType;

/**
 * LibLinear: regularised logistic regression, one class against the rest, and linear support vector regression. Its
 * linear support vector classifiers give no probabilities and are left out. A fit cannot be interrupted.
 */
final class LibLinearLearner extends TribuoLearner {

    private static final int ITERATIONS = 1000;

    LibLinearLearner() {
        super("liblinear");
    }

    @Override
    public Support supports(TaskProfile task) {
        return Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        SearchSpace.Builder space = SearchSpace.builder();
        if (task.isClassification()) {
            space.add("solver", Domain.choice("l2", "l2-dual", "l1"));
        } else {
            space.add("solver", Domain.choice("squared-epsilon", "squared-epsilon-dual", "epsilon-dual"))
                    .add("epsilon", Domain.real(1e-3, 1).log().withDefault(0.1));
        }
        return space.add("cost", Domain.real(1e-4, 1e3).log().withDefault(1))
                .add("tolerance", Domain.real(1e-4, 0.1).log().withDefault(task.isClassification() ? 0.01 : 1e-4))
                .build();
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) {
        double cost = configuration.real("cost");
        double tolerance = configuration.real("tolerance");
        if (training.classifies()) {
            Dataset<Label> dataset = training.labelled();
            LinearClassificationType type = new LinearClassificationType(
                    switch (configuration.choice("solver")) {
                        case "l2" -> LinearClassificationType.LinearType.L2R_LR;
                        case "l2-dual" -> LinearClassificationType.LinearType.L2R_LR_DUAL;
                        case "l1" -> LinearClassificationType.LinearType.L1R_LR;
                        default -> throw unknown(configuration);
                    });
            Model model = new LibLinearClassificationTrainer(type, cost, ITERATIONS, tolerance, context.seed())
                    .train(dataset)
                    .getInnerModels()
                    .get(0);
            return classifier(model, Training.outputs(dataset.getOutputIDInfo()));
        }
        LinearRegressionType type = new LinearRegressionType(
                switch (configuration.choice("solver")) {
                    case "squared-epsilon" -> LinearRegressionType.LinearType.L2R_L2LOSS_SVR;
                    case "squared-epsilon-dual" -> LinearRegressionType.LinearType.L2R_L2LOSS_SVR_DUAL;
                    case "epsilon-dual" -> LinearRegressionType.LinearType.L2R_L1LOSS_SVR_DUAL;
                    default -> throw unknown(configuration);
                });
        Model model = new LibLinearRegressionTrainer(
                        type, cost, ITERATIONS, tolerance, configuration.real("epsilon"), context.seed())
                .train(training.measured())
                .getInnerModels()
                .get(0);
        return new LinearScorer(model.getFeatureWeights(), Link.IDENTITY);
    }

    private static IllegalArgumentException unknown(Configuration configuration) {
        return new IllegalArgumentException("no solver '" + configuration.choice("solver") + "'");
    }

    /** LibLinear has its weights feature by feature, the intercept last; of two classes it keeps the first one's only. */
    private static LinearScorer classifier(Model model, int[] outputs) {
        double[] given = model.getFeatureWeights();
        int[] ids = model.getLabels();
        int width = model.getNrFeature() + 1;
        boolean mirrored = ids.length == 2;
        double[] weights = new double[ids.length * width];
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j < width; j++) {
                double weight = mirrored ? (i == 0 ? given[j] : -given[j]) : given[j * ids.length + i];
                weights[outputs[ids[i]] * width + j] = weight;
            }
        }
        return new LinearScorer(weights, Link.LOGISTIC);
    }
}
