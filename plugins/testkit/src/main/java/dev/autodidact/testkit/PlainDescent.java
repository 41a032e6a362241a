package dev.autodidact.testkit;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;

/**
 * Stochastic gradient descent without momentum. The number of parameters is kept as the length of an otherwise unused
 * slot, so that a wrong length is noticed.
 */
record PlainDescent(double learningRate) implements UpdateRule {

    private static final String LEARNING_RATE = "learning-rate";

    @Override
    public String id() {
        return "sgd";
    }

    @Override
    public SearchSpace space() {
        return SearchSpace.of(LEARNING_RATE, Domain.real(1e-4, 1).log().withDefault(0.1));
    }

    @Override
    public UpdateRule with(Configuration configuration) {
        return new PlainDescent(configuration.real(LEARNING_RATE));
    }

    @Override
    public UpdateState start(int parameters) {
        return UpdateState.zeros(parameters, 0);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        state.beginStep(parameters, gradient);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= (float) (learningRate * gradient[i]);
        }
    }
}
