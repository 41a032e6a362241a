package dev.autodidact.gradient.rule;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;

/**
 * Gradient descent with a constant rate (stochastic where the gradient is: Robbins and Monro, 1951): {@code p -= rate g}.
 *
 * @param learningRate above 0
 */
public record Sgd(double learningRate) implements UpdateRule {

    private static final SearchSpace SPACE =
            SearchSpace.of("learning-rate", Domain.real(1e-4, 10).log().withDefault(0.01));

    /** Makes the rule with its default rate, 0.01. */
    public Sgd() {
        this(0.01);
    }

    @Override
    public String id() {
        return "sgd";
    }

    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public Sgd with(Configuration configuration) {
        return new Sgd(configuration.real("learning-rate"));
    }

    @Override
    public UpdateState start(int parameters) {
        return UpdateState.zeros(parameters, 0);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        state.beginStep(parameters, gradient);
        float rate = (float) learningRate;
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * gradient[i];
        }
    }
}
