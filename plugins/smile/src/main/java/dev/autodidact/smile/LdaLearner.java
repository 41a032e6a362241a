package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import smile.math.matrix.Matrix;

/**
 * Linear discriminant analysis: normal distributions of one covariance.
 *
 * <p>The algebra is Smile's, the covariance is not. Smile takes it around the mean of all rows, not of their class, which
 * makes all probabilities too timid, and it refuses features that depend on each other, which one-hot features always do.
 */
final class LdaLearner extends SmileLearner {

    private static final int WIDEST = 1_500;
    private static final long MOST_CELLS = 20_000_000;

    LdaLearner() {
        super("lda", true, TaskType.CLASSIFICATION);
    }

    @Override
    Support fits(TaskProfile task) {
        return encoded(WIDEST, MOST_CELLS, task);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.of("shrinkage", Domain.real(1e-4, 1).log().withDefault(1e-3));
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        Scatter scatter = new Scatter(features, classes, outputs);
        Matrix.Cholesky covariance = Scatter.factorize(scatter.pooled(), configuration.real("shrinkage"));
        run.check();
        double[] priors = shares(classes, outputs);
        double[][] weights = new double[outputs][];
        double[] intercepts = new double[outputs];
        for (int output = 0; output < outputs; output++) {
            double[] mean = scatter.means()[output];
            weights[output] = covariance.solve(mean);
            intercepts[output] = StrictMath.log(priors[output]) - Rows.dot(weights[output], mean) / 2;
        }
        return new LinearScorer(weights, intercepts, Link.SOFTMAX);
    }
}
