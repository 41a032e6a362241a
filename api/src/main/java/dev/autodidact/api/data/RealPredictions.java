package dev.autodidact.api.data;

/** One predicted number per row. Thread-safe. */
public final class RealPredictions implements Predictions {

    private final double[] values;

    /**
     * Makes predictions.
     *
     * @param values one per row; handed over, not copied
     */
    public RealPredictions(double[] values) {
        this.values = values;
    }

    @Override
    public int rows() {
        return values.length;
    }

    /**
     * {@return the value predicted for a row}
     *
     * @param row 0 to rows - 1
     */
    public double value(int row) {
        return values[row];
    }

    @Override
    public String defect() {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                return "row " + row + ": the prediction is " + values[row];
            }
        }
        return "";
    }
}
