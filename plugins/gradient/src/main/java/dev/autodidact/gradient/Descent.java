package dev.autodidact.gradient;

import dev.autodidact.api.Ids;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Goes down an objective by one update rule, so that update rules can be compared. The start and the minibatches depend
 * on the seed and not on the rule: with one seed, all rules begin at the same point and see the same minibatches.
 *
 * <p>A descent ends at the first loss that is not finite. That loss stands in the answer, and NaN for every step after
 * it, so that there is always one loss for the start and one for each step.
 *
 * @param rule the update rule, with the hyperparameters to use
 */
public record Descent(UpdateRule rule) implements AdaptationStrategy {

    /**
     * Checks the rule's id.
     *
     * @param rule see above
     */
    public Descent {
        Ids.require(rule.id());
    }

    @Override
    public String id() {
        return "descend-" + rule.id();
    }

    @Override
    public boolean solves(TaskKind kind) {
        return kind == TaskKind.OBJECTIVE;
    }

    @Override
    public Adaptation adapt(AdaptationProblem problem, Knowledge knowledge, AdaptContext context)
            throws InterruptedException {
        if (!knowledge.isNone()) {
            throw new IllegalArgumentException(
                    id() + " learns nothing, yet was given knowledge of '" + knowledge.strategy() + "'");
        }
        if (!(problem instanceof AdaptationProblem.Descent descent)) {
            throw new IllegalArgumentException(id() + " goes down objectives; it cannot learn from a support set");
        }
        return new Adaptation.Descended(losses(descent.objective(), descent.steps(), context));
    }

    private List<Double> losses(Objective objective, int steps, AdaptContext context) throws InterruptedException {
        float[] parameters = objective.start(Seeds.generator(context.seed(), "start"));
        float[] gradient = new float[objective.parameters()];
        RandomGenerator minibatches = Seeds.generator(context.seed(), "minibatches");
        UpdateState state = rule.start(objective.tensors());
        List<Double> losses = new ArrayList<>(steps + 1);
        losses.add(objective.loss(parameters));
        while (losses.size() <= steps) {
            context.cancellation().check();
            if (!Double.isFinite(losses.getLast())) {
                losses.add(Double.NaN);
                continue;
            }
            double loss = objective.lossAndGradient(parameters, gradient, minibatches);
            rule.step(state, parameters, gradient, loss);
            losses.add(objective.loss(parameters));
        }
        return losses;
    }
}
