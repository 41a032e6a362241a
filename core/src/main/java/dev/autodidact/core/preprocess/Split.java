package dev.autodidact.core.preprocess;

/**
 * Which rows of a target train and which validate; no row does both. Immutable by convention (the arrays are shared, not
 * copied: do not write to them).
 */
public final class Split {

    private final int[] train;
    private final int[] validation;

    /**
     * Makes a split.
     *
     * @param train row numbers, in random order, so that a prefix is a fair sample; handed over, not copied
     * @param validation row numbers, ascending; handed over, not copied
     */
    public Split(int[] train, int[] validation) {
        this.train = train;
        this.validation = validation;
    }

    /** {@return the rows to train on, in random order; shared} */
    public int[] train() {
        return train;
    }

    /** {@return the rows to validate on, ascending; shared} */
    public int[] validation() {
        return validation;
    }
}
