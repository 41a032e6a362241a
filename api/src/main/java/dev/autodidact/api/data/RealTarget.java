package dev.autodidact.api.data;

/** Real numbers, all finite. Thread-safe. */
public final class RealTarget implements Target {

    private final double[] values;

    /**
     * Makes a target.
     *
     * @param values one finite value per row; handed over, not copied
     * @throws IllegalArgumentException where a value is not finite
     */
    public RealTarget(double[] values) {
        this.values = values;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a target value is " + value + "; all must be finite");
            }
        }
    }

    @Override
    public int rows() {
        return values.length;
    }

    /**
     * {@return the value of a row}
     *
     * @param row 0 to rows - 1
     */
    public double value(int row) {
        return values[row];
    }

    /** {@return a copy of all values} */
    public double[] toValues() {
        return values.clone();
    }

    @Override
    public RealTarget take(int[] rows) {
        double[] taken = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return new RealTarget(taken);
    }
}
