package dev.autodidact.gradient.rule;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;

/**
 * RMSProp (Tieleman and Hinton, 2012, "Neural networks for machine learning", lecture 6.5): each gradient is divided by
 * the root of a running mean of its square, {@code s = decay s + (1 - decay) g^2}, {@code p -= rate g / (sqrt(s) + 1e-8)}.
 * The small constant, which the lecture does not have, keeps a gradient of 0 from dividing by 0.
 *
 * @param learningRate above 0
 * @param decay the share of the running mean that is kept, 0 to below 1
 */
public record RmsProp(double learningRate, double decay) implements UpdateRule {

    private static final float EPSILON = 1e-8f;

    private static final SearchSpace SPACE = SearchSpace.builder()
            .add("learning-rate", Domain.real(1e-5, 1).log().withDefault(0.001))
            .add("decay", Domain.real(0.5, 0.999).withDefault(0.9))
            .build();

    /** Makes the rule with the lecture's values: rate 0.001, decay 0.9. */
    public RmsProp() {
        this(0.001, 0.9);
    }

    @Override
    public String id() {
        return "rmsprop";
    }

    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public RmsProp with(Configuration configuration) {
        return new RmsProp(configuration.real("learning-rate"), configuration.real("decay"));
    }

    @Override
    public UpdateState start(int parameters) {
        return UpdateState.zeros(parameters, 1);
    }

    @Override
    public void step(UpdateState state, float[] parameters, float[] gradient) {
        state.beginStep(parameters, gradient);
        float[] square = state.slot(0);
        float rate = (float) learningRate;
        float kept = (float) decay;
        float added = (float) (1 - decay);
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            square[i] = kept * square[i] + added * g * g;
            parameters[i] -= rate * g / ((float) Math.sqrt(square[i]) + EPSILON);
        }
    }
}
