package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import java.util.random.RandomGenerator;

/**
 * An objective that begins where similar tasks have taught it to, and not at random; any update rule goes on from there.
 * The objective is that of {@code gradient.mlp} on a new table. What was learned is a network's initial parameters: by
 * {@code maml}, {@code maml-5}, {@code fomaml}, {@code anil} or {@code fine-tuning} on tables, which have two hidden layers
 * of 40 rectified units, or by {@code reptile}, which has two of 64 hyperbolic tangents. Thread-safe.
 */
public final class LearnedStart implements Objective {

    private final Objective objective;
    private final float[] start;

    /**
     * Puts the start in the place of another.
     *
     * @param objective has the same features, classes, layers and activation as what was learned; layers of other sizes
     *     are told by their number of parameters, another activation is not
     * @param knowledge what one of the strategies above has learned
     * @throws IllegalArgumentException where what was learned is of another number of parameters, or no such knowledge
     */
    public LearnedStart(Objective objective, Knowledge knowledge) {
        this.objective = objective;
        this.start = Initial.of(knowledge, knowledge.strategy()).meta();
        if (start.length != objective.parameters()) {
            throw new IllegalArgumentException("'" + knowledge.strategy() + "' has learned " + start.length
                    + " parameters; the network that is to begin there has " + objective.parameters());
        }
    }

    @Override
    public int parameters() {
        return objective.parameters();
    }

    @Override
    public int[] tensors() {
        return objective.tensors();
    }

    /** {@return a copy of what was learned} */
    @Override
    public float[] start(RandomGenerator random) {
        return start.clone();
    }

    @Override
    public double loss(float[] parameters) {
        return objective.loss(parameters);
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        return objective.lossAndGradient(parameters, gradient, random);
    }
}
