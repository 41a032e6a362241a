package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import smile.classification.LogisticRegression;

/** Logistic regression with a squared penalty on the weights, solved by limited-memory BFGS. */
final class LogisticLearner extends SmileLearner {

    private static final long MOST_CELLS = 50_000_000;
    private static final double TOLERANCE = 1e-5;

    LogisticLearner() {
        super("logistic", false, TaskType.CLASSIFICATION);
    }

    @Override
    Support fits(TaskProfile task) {
        return atMost(
                MOST_CELLS,
                (long) task.rows() * task.oneHotWidth() * task.classes(),
                "rows x features after encoding x classes");
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.builder()
                .add("penalty", Domain.real(1e-6, 1e3).log().withDefault(0.1))
                .add("iterations", Domain.integer(20, 500).log().withDefault(200))
                .build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        LogisticRegression model = LogisticRegression.fit(
                features.toRows(),
                classes,
                new LogisticRegression.Options(
                        configuration.real("penalty"), TOLERANCE, configuration.integer("iterations")));
        int inputs = features.size();
        double[][] weights = new double[outputs][inputs];
        double[] intercepts = new double[outputs];
        switch (model) {
            case LogisticRegression.Binomial binomial -> take(binomial.coefficients(), 1, weights, intercepts);
            case LogisticRegression.Multinomial multinomial -> {
                double[][] coefficients = multinomial.coefficients();
                for (int output = 0; output < coefficients.length; output++) {
                    take(coefficients[output], output, weights, intercepts);
                }
            }
            default -> throw new IllegalStateException("Smile gave a " + model.getClass());
        }
        return new LinearScorer(weights, intercepts, Link.SOFTMAX);
    }

    /** Takes the coefficients of an output, its intercept being the last of them. */
    private static void take(double[] coefficients, int output, double[][] weights, double[] intercepts) {
        weights[output] = Arrays.copyOf(coefficients, coefficients.length - 1);
        intercepts[output] = coefficients[coefficients.length - 1];
    }
}
