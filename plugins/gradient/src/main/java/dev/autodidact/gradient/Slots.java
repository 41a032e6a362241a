package dev.autodidact.gradient;

import dev.autodidact.api.optimizer.UpdateState;

/** The state of a rule that keeps some numbers per parameter, all 0 before the first step. */
final class Slots {

    private Slots() {}

    static UpdateState start(int parameters, int slots) {
        if (parameters < 1) {
            throw new IllegalArgumentException(parameters + " parameters; there must be at least 1");
        }
        return new UpdateState(new float[slots][parameters]);
    }

    static void check(UpdateState state, float[] parameters, float[] gradient) {
        int expected = state.slot(0).length;
        if (parameters.length != expected || gradient.length != expected) {
            throw new IllegalArgumentException("the state is for " + expected + " parameters, but there are "
                    + parameters.length + " parameters and " + gradient.length + " entries in the gradient");
        }
    }
}
