package dev.autodidact.tribuo;

import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.util.Arrays;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.VectorTuple;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

/**
 * Linear regression with an elastic net (Zou and Hastie, 2005), fitted by coordinate descent. A fit cannot be
 * interrupted. Where the penalty leaves no feature, the prediction is the mean (Tribuo's own model adds 1 to it).
 */
final class ElasticNetLearner extends TribuoLearner {

    private static final int ITERATIONS = 500;
    private static final double TOLERANCE = 1e-4;

    ElasticNetLearner() {
        super("elastic-net");
    }

    @Override
    public Support supports(TaskProfile task) {
        return task.isClassification() ? Support.no("is for regression only") : Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("penalty", Domain.real(1e-4, 10).log().withDefault(0.01))
                .add("l1-share", Domain.real(0.01, 1).withDefault(0.5))
                .build();
    }

    @Override
    Scorer train(Configuration configuration, Training training, FitContext context) {
        if (training.classifies()) {
            throw new IllegalArgumentException(id() + " fits numbers, not classes");
        }
        SparseLinearModel model = (SparseLinearModel) new ElasticNetCDTrainer(
                        configuration.real("penalty"),
                        configuration.real("l1-share"),
                        TOLERANCE,
                        ITERATIONS,
                        false,
                        context.seed())
                .train(training.measured());
        int inputs = training.features().size();
        double[] weights = new double[inputs + 1];
        for (SparseVector given : model.getWeights().values()) {
            for (VectorTuple entry : given) {
                weights[entry.index] = entry.value;
            }
        }
        // trained on centred features, so the mean row has the mean target, which is 0
        for (int j = 0; j < inputs; j++) {
            weights[inputs] -= weights[j]
                    * Arrays.stream(training.features().column(j)).average().orElse(0);
        }
        return new LinearScorer(weights, Link.IDENTITY);
    }
}
