package dev.autodidact.suites.internal.text;

/** A sentence as numbers, most of which are 0. Immutable. */
final class Sentence {

    /** Those that are not 0, ascending. */
    private final int[] columns;

    private final double[] weights;

    /** Takes the arrays over. */
    Sentence(int[] columns, double[] weights) {
        this.columns = columns;
        this.weights = weights;
    }

    /** Writes it into a row of a table, column by column, that holds 0. */
    void into(double[][] table, int row) {
        for (int i = 0; i < columns.length; i++) {
            table[columns[i]][row] = weights[i];
        }
    }
}
