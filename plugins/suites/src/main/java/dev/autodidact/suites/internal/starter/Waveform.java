package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * Three classes of waves: each row is a random mixture of two of three triangular waves at 21 points, plus standard
 * normal noise at each. The classes are equally likely; the best possible error is about 14 %.
 *
 * <p>Breiman, Friedman, Olshen and Stone, 1984, "Classification and regression trees", pages 49-55.
 */
final class Waveform {

    static final int POINTS = 21;

    /** The two waves that each class mixes, given by the points of their peaks. */
    static final int[][] PEAKS = {{7, 15}, {7, 11}, {15, 11}};

    private Waveform() {}

    static Table table(int rows, Chance chance) {
        TableDraft draft = new TableDraft(POINTS);
        for (int row = 0; row < rows; row++) {
            int wave = chance.below(PEAKS.length);
            double share = chance.uniform();
            double[] values = chance.gaussians(POINTS);
            for (int i = 0; i < POINTS; i++) {
                values[i] += share * height(PEAKS[wave][0], i + 1) + (1 - share) * height(PEAKS[wave][1], i + 1);
            }
            draft.add(values, Integer.toString(wave));
        }
        return draft.table();
    }

    /** {@return the height of the wave that peaks at a point} */
    static double height(int peak, int point) {
        return Math.max(6 - Math.abs(point - peak), 0);
    }
}
