package dev.autodidact.gradient.rule;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;

/**
 * The heavy ball (Polyak, 1964, "Some methods of speeding up the convergence of iteration methods"): the velocity
 * {@code v = momentum v + g} outlives a step, {@code p -= rate v}.
 *
 * @param learningRate above 0
 * @param momentum the share of the velocity that is kept, 0 to below 1
 */
public record Momentum(double learningRate, double momentum) implements UpdateRule {

    private static final SearchSpace SPACE = SearchSpace.builder()
            .add("learning-rate", Domain.real(1e-5, 1).log().withDefault(0.01))
            .add("momentum", Domain.real(0, 0.99).withDefault(0.9))
            .build();

    /** Makes the rule with its defaults: rate 0.01, momentum 0.9. */
    public Momentum() {
        this(0.01, 0.9);
    }

    @Override
    public String id() {
        return "momentum";
    }

    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public Momentum with(Configuration configuration) {
        return new Momentum(configuration.real("learning-rate"), configuration.real("momentum"));
    }

    @Override
    public UpdateState start(int parameters) {
        return UpdateState.zeros(parameters, 1);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        state.beginStep(parameters, gradient);
        float[] velocity = state.slot(0);
        float rate = (float) learningRate;
        float kept = (float) momentum;
        for (int i = 0; i < parameters.length; i++) {
            velocity[i] = kept * velocity[i] + gradient[i];
            parameters[i] -= rate * velocity[i];
        }
    }
}
