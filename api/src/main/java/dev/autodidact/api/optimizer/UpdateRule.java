package dev.autodidact.api.optimizer;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import java.util.stream.IntStream;

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
     * {@return the state before the first step, for parameters that are several tensors, one after the other} Most rules
     * treat every parameter alike; one that does not sees here what belongs together.
     *
     * @param tensors the lengths of the tensors, such as a layer's weights and its biases; each at least 1
     */
    default UpdateState start(int[] tensors) {
        return start(IntStream.of(tensors).reduce(0, Math::addExact));
    }

    /**
     * Takes one step of descent, in place.
     *
     * @param state what {@link #start} returned; changed
     * @param parameters the parameters; changed
     * @param gradient the gradient of the loss at the parameters (downhill is its negative); not changed
     * @throws IllegalArgumentException where a length differs from that given to {@code start}
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
