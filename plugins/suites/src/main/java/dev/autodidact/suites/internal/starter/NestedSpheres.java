package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * Is a point of ten standard normal coordinates outside the sphere that holds half of them? The squared radius is 9.34,
 * the median of the chi-squared distribution with ten degrees of freedom, so the classes are equally likely; there is no
 * noise.
 *
 * <p>Hastie, Tibshirani and Friedman, 2009, "The elements of statistical learning", equation 10.2.
 */
final class NestedSpheres {

    private static final int DIMENSIONS = 10;
    private static final double SQUARED_RADIUS = 9.34;

    private NestedSpheres() {}

    static Table table(int rows, Chance chance) {
        TableDraft draft = new TableDraft(DIMENSIONS);
        for (int row = 0; row < rows; row++) {
            double[] values = chance.gaussians(DIMENSIONS);
            double squared = 0;
            for (double value : values) {
                squared += value * value;
            }
            draft.add(values, squared > SQUARED_RADIUS ? "outside" : "inside");
        }
        return draft.table();
    }
}
