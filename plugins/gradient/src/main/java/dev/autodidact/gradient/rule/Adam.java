package dev.autodidact.gradient.rule;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;

/**
 * Adam (Kingma and Ba, 2015, "Adam: a method for stochastic optimization", algorithm 1), with both bias corrections and
 * the paper's 1e-8 outside the root.
 *
 * @param learningRate above 0; the paper's alpha
 * @param beta1 the share of the mean gradient that is kept, 0 to below 1
 * @param beta2 the share of the mean squared gradient that is kept, 0 to below 1
 */
public record Adam(double learningRate, double beta1, double beta2) implements UpdateRule {

    private static final float EPSILON = 1e-8f;

    private static final SearchSpace SPACE = SearchSpace.builder()
            .add("learning-rate", Domain.real(1e-5, 1).log().withDefault(0.001))
            .add("beta1", Domain.real(0, 0.99).withDefault(0.9))
            .add("beta2", Domain.real(0.9, 0.9999).withDefault(0.999))
            .build();

    /** Makes the rule with the paper's values: rate 0.001, 0.9 and 0.999. */
    public Adam() {
        this(0.001, 0.9, 0.999);
    }

    @Override
    public String id() {
        return "adam";
    }

    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public Adam with(Configuration configuration) {
        return new Adam(configuration.real("learning-rate"), configuration.real("beta1"), configuration.real("beta2"));
    }

    @Override
    public UpdateState start(int parameters) {
        return UpdateState.zeros(parameters, 2);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        double step = (double) state.beginStep(parameters, gradient);
        float[] mean = state.slot(0);
        float[] square = state.slot(1);
        float kept1 = (float) beta1;
        float kept2 = (float) beta2;
        float added1 = (float) (1 - beta1);
        float added2 = (float) (1 - beta2);
        float rate = (float) (learningRate / (1 - StrictMath.pow(beta1, step)));
        float correction2 = (float) (1 / (1 - StrictMath.pow(beta2, step)));
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            mean[i] = kept1 * mean[i] + added1 * g;
            square[i] = kept2 * square[i] + added2 * g * g;
            parameters[i] -= rate * mean[i] / ((float) Math.sqrt(correction2 * square[i]) + EPSILON);
        }
    }
}
