package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Adam (Kingma and Ba, 2015, algorithm 1) with the paper's 0.9, 0.999 and 1e-8: what a guard falls back to.
 *
 * @param learningRate the paper's alpha, above 0
 */
record PlainAdam(double learningRate) implements UpdateRule {

    private static final float KEPT = 0.9f;
    private static final float SQUARES_KEPT = 0.999f;
    private static final float EPSILON = 1e-8f;

    private static final SearchSpace SPACE =
            SearchSpace.of("learning-rate", Domain.real(1e-5, 1).log().withDefault(0.001));

    /** {@return Adams whose rates cover what gradients of unknown origin may need} */
    static List<PlainAdam> ladder() {
        return DoubleStream.of(0.001, 0.003, 0.01, 0.03, 0.1)
                .mapToObj(PlainAdam::new)
                .toList();
    }

    @Override
    public String id() {
        return "plain-adam";
    }

    @Override
    public SearchSpace space() {
        return SPACE;
    }

    @Override
    public PlainAdam with(Configuration configuration) {
        return new PlainAdam(configuration.real("learning-rate"));
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
        float rate = (float) (learningRate / (1 - StrictMath.pow(KEPT, step)));
        float correction = (float) (1 / (1 - StrictMath.pow(SQUARES_KEPT, step)));
        for (int i = 0; i < parameters.length; i++) {
            float g = Float.isFinite(gradient[i]) ? gradient[i] : 0;
            mean[i] += (1 - KEPT) * (g - mean[i]);
            square[i] += (1 - SQUARES_KEPT) * (g * g - square[i]);
            parameters[i] -= rate * mean[i] / ((float) Math.sqrt(correction * square[i]) + EPSILON);
        }
    }
}
