package dev.autodidact.api.data;

/** A column of real numbers; NaN is missing. Infinite values are kept as they are. Thread-safe. */
public final class NumericColumn implements Column {

    private final String name;
    private final double[] values;

    /**
     * Makes a column.
     *
     * @param name the column's name
     * @param values one value per row, NaN where missing; handed over, not copied: the caller must not change it later
     */
    public NumericColumn(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    /**
     * {@return the value, NaN where it is missing}
     *
     * @param row 0 to rows - 1
     */
    public double value(int row) {
        return values[row];
    }

    @Override
    public NumericColumn take(int[] rows) {
        double[] taken = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return new NumericColumn(name, taken);
    }
}
