package dev.autodidact.core.compare;

import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.task.ObjectiveTask;
import java.util.List;
import java.util.OptionalInt;

/**
 * An objective: what counts is the loss where a descent ends.
 *
 * @param task the objective
 */
record AdaptableObjective(ObjectiveTask task) implements Adaptable {

    @Override
    public AdaptationProblem problem(OptionalInt evaluations) {
        return new AdaptationProblem.Descent(
                task.objective(), Math.min(task.steps(), evaluations.orElse(Integer.MAX_VALUE)));
    }

    @Override
    public List<Double> losses(AdaptationProblem problem, Adaptation answer) {
        if (!(problem instanceof AdaptationProblem.Descent descent)
                || !(answer instanceof Adaptation.Descended descended)) {
            throw Adaptable.misfit("it was to go down an objective, but gave a model");
        }
        return Adaptable.checked(descended.losses(), descent.steps(), "losses");
    }

    @Override
    public double referenceLoss(List<Double> losses) {
        return losses.getFirst();
    }
}
