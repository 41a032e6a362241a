package dev.autodidact.tribuo;

import dev.autodidact.api.data.Features;

/** The check that every value is one that a learner can take. */
final class Rows {

    private Rows() {}

    /**
     * Refuses infinite values, and missing ones where they are not taken: Tribuo would, but without saying where.
     *
     * @throws IllegalArgumentException where there is such a value
     */
    static void check(String learner, Features features, boolean missing) {
        for (int j = 0; j < features.size(); j++) {
            double[] column = features.column(j);
            for (int i = 0; i < column.length; i++) {
                if (!Double.isFinite(column[i]) && !(missing && Double.isNaN(column[i]))) {
                    throw new IllegalArgumentException(learner + ": feature '" + features.name(j) + "', row " + i
                            + " is " + column[i] + "; every value must be finite" + (missing ? " or missing" : ""));
                }
            }
        }
    }
}
