package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.stream.IntStream;
import smile.math.MathEx;

/**
 * Naive Bayes with normal distributions, or with the kernel densities of G. John and P. Langley, 1995, "Estimating
 * continuous distributions in Bayesian classifiers".
 */
final class NaiveBayesLearner extends SmileLearner {

    /** Kernel densities look at training values when they predict. */
    private static final long MOST_CELLS = 10_000_000;

    private static final String KERNEL = "kernel";

    NaiveBayesLearner() {
        super("naive-bayes", false, TaskType.CLASSIFICATION);
    }

    @Override
    Support fits(TaskProfile task) {
        return encoded(Integer.MAX_VALUE, MOST_CELLS, task);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("density", Domain.choice("normal", KERNEL))
                .add("bandwidth", Domain.real(0.2, 5).log(), Condition.when("density", KERNEL))
                .add("least-deviation", Domain.real(1e-3, 1).log().withDefault(0.03))
                .build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        boolean kernel = configuration.choice("density").equals(KERNEL);
        double least = configuration.real("least-deviation");
        double bandwidth = kernel ? configuration.real("bandwidth") : 1;
        BayesScorer.Marginal[][] marginals = new BayesScorer.Marginal[outputs][features.size()];
        for (int output = 0; output < outputs; output++) {
            int code = output;
            int[] rows = IntStream.range(0, classes.length)
                    .filter(row -> classes[row] == code)
                    .toArray();
            for (int j = 0; j < features.size(); j++) {
                run.check();
                double[] column = features.column(j);
                double[] points =
                        IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
                double mean = MathEx.mean(points);
                double deviation = Math.sqrt(Rows.scatter(points, mean) / Math.max(1, points.length - 1));
                marginals[output][j] = kernel
                        ? new BayesScorer.Marginal(
                                points, Math.max(least, bandwidth * silverman(deviation, points.length)))
                        : new BayesScorer.Marginal(new double[] {mean}, Math.max(least, deviation));
            }
        }
        return new BayesScorer(shares(classes, outputs), marginals);
    }

    /** {@return the width of kernels that suits normally distributed points} */
    private static double silverman(double deviation, int points) {
        return 1.06 * deviation * StrictMath.pow(points, -0.2);
    }
}
