package dev.autodidact.api.data;

/** One immutable, typed column of a {@link Table}. */
public sealed interface Column permits NumericColumn, CategoricalColumn {

    /** {@return the column's name, unique within its table} */
    String name();

    /** {@return the number of rows} */
    int rows();

    /**
     * {@return whether the value is missing}
     *
     * @param row 0 to rows - 1
     */
    boolean isMissing(int row);

    /**
     * {@return a column of the chosen rows, in the order given}
     *
     * @param rows row numbers, repeats allowed
     */
    Column take(int[] rows);

    /** {@return the number of missing values} */
    default int missing() {
        int missing = 0;
        for (int row = 0; row < rows(); row++) {
            if (isMissing(row)) {
                missing++;
            }
        }
        return missing;
    }
}
