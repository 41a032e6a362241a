package dev.autodidact.api.data;

/** What a learner is to predict: one value per row, none missing. */
public sealed interface Target permits ClassTarget, RealTarget {

    /** {@return the number of rows} */
    int rows();

    /**
     * {@return the targets of the chosen rows, in the order given}
     *
     * @param rows row numbers, repeats allowed
     */
    Target take(int[] rows);
}
