package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.ObjectiveSource;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Meta-learns on drawn objectives from where to descend, and how far to step for each tensor, such that one gradient step
 * lowers the loss most; by evolution strategies, which see losses after the step and nothing else (Song, Gao, Yang,
 * Choromanski, Pacchiano and Tang, 2020, "ES-MAML: simple Hessian-free meta learning"). It is meant for objectives whose
 * gradients are noisy, such as policy gradients, where second derivatives are worse than noisy. There: no learned rates.
 */
public final class EsMaml implements AdaptationStrategy {

    private static final int ITERATIONS = 1000;

    private final int iterations;

    private EsMaml(int iterations) {
        this.iterations = iterations;
    }

    /** Makes the strategy. */
    public EsMaml() {
        this(ITERATIONS);
    }

    /**
     * {@return the same strategy, meta-trained for longer or shorter}
     *
     * @param wanted the number of outer steps, at least 1; otherwise {@value #ITERATIONS}
     * @throws IllegalArgumentException where it is not positive
     */
    public EsMaml withIterations(int wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException(wanted + " iterations; there must be at least 1");
        }
        return new EsMaml(wanted);
    }

    @Override
    public String id() {
        return "es-maml";
    }

    @Override
    public boolean solves(TaskKind kind) {
        return kind == TaskKind.OBJECTIVE;
    }

    @Override
    public boolean learns() {
        return true;
    }

    /** {@inheritDoc} Learns from drawn objectives alone; where there are none, it learns nothing. */
    @Override
    public Knowledge learn(Experience experience, LearnContext context) throws InterruptedException {
        Optional<ObjectiveSource> objectives = experience.objectives();
        if (objectives.isEmpty()) {
            return Knowledge.NONE;
        }
        ObjectiveSource source = objectives.get();
        int planned = (int) Math.max(1, Math.round(iterations * context.effort()));
        String plan = id() + " on " + source.name() + ", " + planned + " iterations, seed " + context.seed();
        Evolution evolution = new Evolution(source, planned, context);
        TrainingState state = evolution.run(plan);
        return evolution
                .beginning(state.best)
                .toKnowledge(
                        id(),
                        Map.of(
                                "plan", plan,
                                "meta-parameters", Integer.toString(state.best.length),
                                "validation loss", Double.toString(state.lowest),
                                "validation loss before", Double.toString(state.first),
                                "iterations skipped", Integer.toString(state.skipped)));
    }

    @Override
    public Adaptation adapt(AdaptationProblem problem, Knowledge knowledge, AdaptContext context)
            throws InterruptedException {
        if (!(problem instanceof AdaptationProblem.Descent descent)) {
            throw new IllegalArgumentException(id() + " goes down objectives; it cannot learn from a support set");
        }
        Objective objective = descent.objective();
        Beginning beginning = Beginning.of(knowledge, id());
        if (!beginning.fits(objective)) {
            throw new IllegalArgumentException(id() + " has learned on objectives of " + beginning.size()
                    + " parameters in other tensors; this one has " + objective.parameters());
        }
        RandomGenerator minibatches = Seeds.generator(context.seed(), "minibatches");
        float[] at = beginning.parameters();
        List<Double> losses = new ArrayList<>(List.of(objective.loss(at)));
        while (losses.size() <= descent.steps()) {
            context.cancellation().check();
            at = beginning.stepped(objective, at, minibatches);
            losses.add(objective.loss(at));
        }
        return new Adaptation.Descended(losses);
    }
}
