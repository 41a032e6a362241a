package dev.autodidact.api.learner;

/** What a fit at less than full fidelity gets or does less of: exactly one thing, so that half the fidelity is about half the cost. */
public enum Fidelity {
    /** Training rows: the engine hands over fewer of them, drawn at random. */
    ROWS,
    /** Iterations, be they epochs, boosting rounds or trees: the learner does {@link FitContext#fidelity} of them. */
    ITERATIONS
}
