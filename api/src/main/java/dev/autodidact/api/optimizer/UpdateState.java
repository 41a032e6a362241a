package dev.autodidact.api.optimizer;

import java.util.Arrays;

/**
 * All that an {@link UpdateRule} remembers between steps: the number of steps and some arrays (Adam's moments, an LSTM's
 * hidden state). It can be copied, and stored by writing its parts. Not thread-safe: one optimisation, one state.
 */
public final class UpdateState {

    private final int parameters;
    private final float[][] slots;
    private long steps;

    /**
     * Makes a state before the first step.
     *
     * @param parameters the number of parameters that are optimised
     * @param slots the rule's arrays, in the rule's order; handed over, not copied
     * @throws IllegalArgumentException where there is no parameter
     */
    public UpdateState(int parameters, float[]... slots) {
        this(parameters, 0, slots);
    }

    /**
     * Restores a state.
     *
     * @param parameters the number of parameters that are optimised
     * @param steps how many steps were taken
     * @param slots the rule's arrays, in the rule's order; handed over, not copied
     * @throws IllegalArgumentException where there is no parameter
     */
    public UpdateState(int parameters, long steps, float[]... slots) {
        if (parameters < 1) {
            throw new IllegalArgumentException(parameters + " parameters; there must be at least 1");
        }
        this.parameters = parameters;
        this.steps = steps;
        this.slots = slots;
    }

    /**
     * {@return a state before the first step, of arrays with one 0 per parameter}
     *
     * @param parameters the number of parameters that are optimised
     * @param slots the number of arrays
     * @throws IllegalArgumentException where there is no parameter
     */
    public static UpdateState zeros(int parameters, int slots) {
        return new UpdateState(parameters, new float[slots][Math.max(0, parameters)]);
    }

    /** {@return the number of parameters that are optimised} */
    public int parameters() {
        return parameters;
    }

    /** {@return how many steps were taken} */
    public long steps() {
        return steps;
    }

    /**
     * Begins a step: checks what it is given, and counts it.
     *
     * @param values the parameters
     * @param gradient the gradient
     * @return the number of this step, from 1
     * @throws IllegalArgumentException where a length is not {@link #parameters}
     */
    public long beginStep(float[] values, float[] gradient) {
        if (values.length != parameters || gradient.length != parameters) {
            throw new IllegalArgumentException("the state is for " + parameters + " parameters, but there are "
                    + values.length + " parameters and " + gradient.length + " entries in the gradient");
        }
        return ++steps;
    }

    /** {@return the number of arrays} */
    public int slots() {
        return slots.length;
    }

    /**
     * {@return one of the arrays itself, for the rule to change in place}
     *
     * @param index 0 to slots - 1
     */
    public float[] slot(int index) {
        return slots[index];
    }

    /** {@return an independent copy} */
    public UpdateState copy() {
        return new UpdateState(
                parameters, steps, Arrays.stream(slots).map(float[]::clone).toArray(float[][]::new));
    }
}
