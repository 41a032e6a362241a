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
 * Quadratic discriminant analysis: a normal distribution per class, its covariance moved towards that of all classes and
 * towards the identity, as J. Friedman, 1989, "Regularized discriminant analysis", does it.
 *
 * <p>The algebra is Smile's, the covariance is not: Smile refuses classes of fewer rows than features, and features that
 * depend on each other, and its regularised variant blends in the covariance around the mean of all rows.
 */
final class QdaLearner extends SmileLearner {

    private static final int WIDEST = 500;
    private static final long MOST_CELLS = 20_000_000;

    /** Numbers in a model. */
    private static final long LARGEST = 5_000_000;

    QdaLearner() {
        super("qda", true, TaskType.CLASSIFICATION);
    }

    @Override
    Support fits(TaskProfile task) {
        Support fits = encoded(WIDEST, MOST_CELLS, task);
        return fits.isYes()
                ? atMost(
                        LARGEST,
                        (long) task.oneHotWidth() * task.oneHotWidth() * task.classes(),
                        "(features after encoding)^2 x classes")
                : fits;
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("pooling", Domain.real(0, 1).withDefault(0.1))
                .add("shrinkage", Domain.real(1e-4, 1).log().withDefault(1e-2))
                .build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        Scatter scatter = new Scatter(features, classes, outputs);
        Matrix pooled = scatter.pooled();
        double pooling = configuration.real("pooling");
        double[] priors = shares(classes, outputs);
        double[][] precisions = new double[outputs][];
        double[] offsets = new double[outputs];
        for (int output = 0; output < outputs; output++) {
            run.check();
            Matrix.Cholesky covariance = Scatter.factorize(
                    scatter.of(output).add(1 - pooling, pooling, pooled), configuration.real("shrinkage"));
            precisions[output] = flat(covariance.inverse());
            offsets[output] = StrictMath.log(priors[output]) - covariance.logdet() / 2;
        }
        return new GaussianScorer(scatter.means(), precisions, offsets);
    }

    private static double[] flat(Matrix square) {
        double[] values = new double[square.nrow() * square.nrow()];
        for (int i = 0, at = 0; i < square.nrow(); i++) {
            for (int j = 0; j < square.nrow(); j++) {
                values[at++] = square.get(i, j);
            }
        }
        return values;
    }
}
