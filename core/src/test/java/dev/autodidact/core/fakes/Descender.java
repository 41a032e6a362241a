package dev.autodidact.core.fakes;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plain gradient descent; where the rate is NaN it claims more steps than it was allowed.
 *
 * @param rate the step size
 */
public record Descender(String id, float rate) implements AdaptationStrategy {

    @Override
    public boolean solves(TaskKind kind) {
        return kind == TaskKind.OBJECTIVE;
    }

    @Override
    public Adaptation adapt(AdaptationProblem problem, Knowledge knowledge, AdaptContext context) {
        AdaptationProblem.Descent descent = (AdaptationProblem.Descent) problem;
        RandomGenerator random = Seeds.generator(context.seed(), "descent");
        float[] parameters = descent.objective().start(random);
        float[] gradient = new float[parameters.length];
        List<Double> losses = new ArrayList<>();
        losses.add(descent.objective().loss(parameters));
        int steps = Float.isNaN(rate) ? descent.steps() + 1 : descent.steps();
        for (int step = 0; step < steps; step++) {
            descent.objective().lossAndGradient(parameters, gradient, random);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= rate * gradient[i];
            }
            losses.add(descent.objective().loss(parameters));
        }
        return new Adaptation.Descended(losses);
    }
}
