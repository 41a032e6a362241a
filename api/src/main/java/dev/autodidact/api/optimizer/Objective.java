package dev.autodidact.api.optimizer;

import java.util.random.RandomGenerator;

/**
 * A differentiable, possibly stochastic function of one flat parameter vector, to be minimised. Thread-safe: several
 * optimisations may run at once.
 */
public interface Objective {

    /** {@return the number of parameters, at least 1} */
    int parameters();

    /** {@return the lengths of the tensors that the parameters are, one after the other; one where nothing is known} */
    default int[] tensors() {
        return new int[] {parameters()};
    }

    /**
     * {@return a starting point}
     *
     * @param random where chance comes from
     */
    float[] start(RandomGenerator random);

    /**
     * {@return the loss without noise: over all the data, where there is data}
     *
     * @param parameters the point; not changed
     */
    double loss(float[] parameters);

    /**
     * Evaluates loss and gradient, over one minibatch where the objective is stochastic.
     *
     * @param parameters the point; not changed
     * @param gradient overwritten with the gradient of the loss; as long as {@code parameters}
     * @param random chooses the minibatch; a deterministic objective ignores it
     * @return the loss of that minibatch
     */
    double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random);
}
