package dev.autodidact.api.optimizer;

import java.util.Arrays;

/**
 * All that an {@link UpdateRule} remembers between steps: the number of steps and some arrays (Adam's moments, an LSTM's
 * hidden state). It can be copied, and stored by writing its parts. Not thread-safe: one optimisation, one state.
 */
public final class UpdateState {

    private final float[][] slots;
    private long steps;

    /**
     * Makes a state before the first step.
     *
     * @param slots the rule's arrays, in the rule's order; handed over, not copied
     */
    public UpdateState(float[]... slots) {
        this(0, slots);
    }

    /**
     * Restores a state.
     *
     * @param steps how many steps were taken
     * @param slots the rule's arrays, in the rule's order; handed over, not copied
     */
    public UpdateState(long steps, float[]... slots) {
        this.steps = steps;
        this.slots = slots;
    }

    /** {@return how many steps were taken} */
    public long steps() {
        return steps;
    }

    /**
     * Counts one more step.
     *
     * @return the number of steps now: 1 in the first step
     */
    public long nextStep() {
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
        return new UpdateState(steps, Arrays.stream(slots).map(float[]::clone).toArray(float[][]::new));
    }
}
