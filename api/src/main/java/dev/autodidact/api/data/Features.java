package dev.autodidact.api.data;

import java.util.List;

/**
 * Data as a learner sees it: {@code rows x size} doubles, column by column, after imputing, encoding and scaling as the
 * learner's {@link dev.autodidact.api.learner.Encoding} asks. A categorical feature holds codes 0 to levels - 1; its
 * last level stands for missing, rare and unseen values. Immutable by convention (the arrays are shared, not copied:
 * do not write to them). Thread-safe.
 */
public final class Features {

    private final List<String> names;
    private final int[] levels;
    private final double[][] columns;
    private final int rows;

    /**
     * Makes features.
     *
     * @param names one name per feature
     * @param levels one entry per feature: 0 for a numeric one, the number of levels for a categorical one
     * @param columns one array of {@code rows} values per feature; handed over, not copied
     * @param rows the number of rows, which the arrays must have
     * @throws IllegalArgumentException where the shapes differ
     */
    public Features(List<String> names, int[] levels, double[][] columns, int rows) {
        if (names.size() != columns.length || levels.length != columns.length) {
            throw new IllegalArgumentException(
                    names.size() + " names and " + levels.length + " level counts for " + columns.length + " columns");
        }
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != rows) {
                throw new IllegalArgumentException(
                        "feature '" + names.get(j) + "' has " + columns[j].length + " rows, not " + rows);
            }
        }
        this.names = List.copyOf(names);
        this.levels = levels.clone();
        this.columns = columns.clone();
        this.rows = rows;
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the number of features, at least 0} */
    public int size() {
        return columns.length;
    }

    /**
     * {@return the name of a feature}
     *
     * @param feature 0 to size - 1
     */
    public String name(int feature) {
        return names.get(feature);
    }

    /**
     * {@return 0 for a numeric feature, the number of levels of a categorical one}
     *
     * @param feature 0 to size - 1
     */
    public int levels(int feature) {
        return levels[feature];
    }

    /**
     * {@return the values of a feature, one per row; shared, not to be written to}
     *
     * @param feature 0 to size - 1
     */
    public double[] column(int feature) {
        return columns[feature];
    }

    /** {@return a new array of {@code rows} arrays of {@code size} values} */
    public double[][] toRows() {
        double[][] matrix = new double[rows][columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            for (int i = 0; i < rows; i++) {
                matrix[i][j] = column[i];
            }
        }
        return matrix;
    }

    /**
     * {@return the chosen rows, in the order given}
     *
     * @param chosen row numbers, repeats allowed
     */
    public Features take(int[] chosen) {
        double[][] taken = new double[columns.length][chosen.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < chosen.length; i++) {
                taken[j][i] = columns[j][chosen[i]];
            }
        }
        return new Features(names, levels, taken, chosen.length);
    }
}
