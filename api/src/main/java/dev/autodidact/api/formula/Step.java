package dev.autodidact.api.formula;

/** One step of a {@link Formula}: from a row of numbers to another. Immutable and thread-safe. */
public sealed interface Step permits Activation, Affine, TreeSum {

    /** {@return how many numbers it takes, at least 0} */
    int inputs();

    /** {@return how many numbers it gives, at least 1} */
    int outputs();
}
