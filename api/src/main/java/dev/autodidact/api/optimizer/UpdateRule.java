package dev.autodidact.api.optimizer;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;

/**
 * Turns gradients into parameter updates: SGD, Adam, a learned LSTM. A rule is an immutable value with its
 * hyperparameters fixed; everything that changes is in the {@link UpdateState}. Thread-safe.
 */
public interface UpdateRule {

    /** {@return the id, such as {@code adam}; learners offer it as an option of their hyperparameter {@code optimizer}} */
    String id();

    /** {@return the rule's own hyperparameters, such as {@code learning-rate}} */
    SearchSpace space();

    /**
     * {@return this rule with other hyperparameters}
     *
     * @param configuration one of {@link #space}
     */
    UpdateRule with(Configuration configuration);

    /**
     * {@return the state before the first step}
     *
     * @param parameters the number of parameters, at least 1
     */
    UpdateState start(int parameters);

    /**
     * Takes one step of descent, in place.
     *
     * @param state what {@link #start} returned; changed
     * @param parameters the parameters; changed
     * @param gradient the gradient of the loss at the parameters (downhill is its negative); not changed
     * @throws IllegalArgumentException where a length differs from that given to {@link #start}
     */
    void step(UpdateState state, float[] parameters, float[] gradient);

    /**
     * Takes one step of descent, in place, by a caller that knows the loss. Most rules do not look at it; a guarded one
     * does, and may go back to an earlier point instead.
     *
     * @param state as above
     * @param parameters as above
     * @param gradient as above
     * @param loss the loss at the parameters, of the same minibatch as the gradient; NaN where it is unknown
     * @throws IllegalArgumentException as above
     */
    default void step(UpdateState state, float[] parameters, float[] gradient, double loss) {
        step(state, parameters, gradient);
    }
}
