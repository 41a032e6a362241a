package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * Clusters about the corners of a five-dimensional cube, half of the corners of either class, hidden among columns that
 * repeat them and columns that say nothing: 5 informative, 5 redundant (random linear combinations), 15 irrelevant, in
 * random order. Corners lie at plus and minus 1.5 and clusters have unit covariance.
 *
 * <p>After Guyon, 2003, "Design of experiments of the NIPS 2003 variable selection benchmark" (data set Madelon), with
 * fewer columns, spherical clusters, and neither flipped labels nor rounding.
 */
final class Hypercube {

    private static final int INFORMATIVE = 5;
    private static final int REDUNDANT = 5;
    private static final int COLUMNS = 25;
    private static final double CORNER = 1.5;

    private Hypercube() {}

    static Table table(int rows, Chance chance) {
        int corners = 1 << INFORMATIVE;
        int[] ranks = chance.permutation(corners);
        int[] places = chance.permutation(COLUMNS);
        double[][] mixing = new double[REDUNDANT][];
        for (int i = 0; i < REDUNDANT; i++) {
            mixing[i] = chance.gaussians(INFORMATIVE);
        }
        TableDraft draft = new TableDraft(COLUMNS);
        for (int row = 0; row < rows; row++) {
            int corner = chance.below(corners);
            double[] values = chance.gaussians(COLUMNS);
            for (int i = 0; i < INFORMATIVE; i++) {
                values[i] += (corner >> i & 1) == 1 ? CORNER : -CORNER;
            }
            for (int i = 0; i < REDUNDANT; i++) {
                values[INFORMATIVE + i] = 0;
                for (int k = 0; k < INFORMATIVE; k++) {
                    values[INFORMATIVE + i] += mixing[i][k] * values[k];
                }
            }
            double[] placed = new double[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                placed[places[i]] = values[i];
            }
            draft.add(placed, ranks[corner] < corners / 2 ? "a" : "b");
        }
        return draft.table();
    }
}
