package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import smile.regression.GaussianProcessRegression;

/** The mean of a Gaussian process with a Gaussian kernel: C. Rasmussen and C. Williams, 2006, algorithm 2.1. */
final class GaussianProcessLearner extends SmileLearner {

    /** Time grows with the cube of the rows. */
    private static final int MOST_ROWS = 2_000;

    GaussianProcessLearner() {
        super("gaussian-process", true, TaskType.REGRESSION);
    }

    @Override
    Support fits(TaskProfile task) {
        return atMost(MOST_ROWS, task.rows(), "rows");
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("width", KernelWidth.DOMAIN)
                .add("noise", Domain.real(1e-5, 1).log().withDefault(0.1))
                .build();
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        Kernel kernel = KernelWidth.kernel(configuration, features);
        double[][] rows = features.toRows();
        GaussianProcessRegression<double[]> model = GaussianProcessRegression.fit(
                rows,
                values,
                kernel.watched(run),
                new GaussianProcessRegression.Options(configuration.real("noise"), false));
        return new KernelScorer(kernel, rows, new KernelScorer.Machine[] {new KernelScorer.Machine(model.w, 0, 0, 0)});
    }
}
