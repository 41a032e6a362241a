package dev.autodidact.suites.internal.text;

/** A sentence as numbers, most of which are 0. Immutable. */
final class Sentence {

    /** Those that are not 0, ascending. */
    private final int[] buckets;

    private final double[] weights;

    /** Takes the arrays over. */
    Sentence(int[] buckets, double[] weights) {
        this.buckets = buckets;
        this.weights = weights;
    }

    /** Writes it into a row of columns that hold 0. */
    void into(double[][] columns, int row) {
        for (int i = 0; i < buckets.length; i++) {
            columns[buckets[i]][row] = weights[i];
        }
    }
}
