package dev.autodidact.search.model;

import java.util.Arrays;

/** What a surrogate is fitted to: vectors, and on a scale of mean about 0 and deviation about 1 what is minimised there. */
public final class Sample {

    private final double[][] vectors;
    private final double[] targets;

    /**
     * Makes a sample.
     *
     * @param vectors as in {@link Encoding}, one for each target; not copied
     * @param targets what is minimised there; not copied
     */
    public Sample(double[][] vectors, double[] targets) {
        this.vectors = vectors;
        this.targets = targets;
    }

    /** {@return the vectors, not to be changed} */
    public double[][] vectors() {
        return vectors;
    }

    /** {@return the vectors transposed, one array for each coordinate} */
    public double[][] columns() {
        double[][] columns = new double[vectors[0].length][vectors.length];
        for (int row = 0; row < vectors.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = vectors[row][column];
            }
        }
        return columns;
    }

    /** {@return the targets, not to be changed} */
    public double[] targets() {
        return targets;
    }

    /** {@return the number of targets} */
    public int size() {
        return targets.length;
    }

    /** {@return the least target; positive infinity where there is none} */
    public double best() {
        return Arrays.stream(targets).min().orElse(Double.POSITIVE_INFINITY);
    }
}
