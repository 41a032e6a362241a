package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * Two planes, between which the first of ten inputs decides. It is -1 or 1, the others -1, 0 or 1, all equally likely;
 * the noise has variance 2 where the signal's is 9 + 28/3.
 *
 * <p>Breiman, Friedman, Olshen and Stone, 1984, "Classification and regression trees", page 238.
 */
final class TwoPlanes {

    private TwoPlanes() {}

    static Table table(int rows, Chance chance) {
        TableDraft draft = new TableDraft(10);
        for (int row = 0; row < rows; row++) {
            double[] x = new double[10];
            x[0] = chance.happens(0.5) ? 1 : -1;
            for (int i = 1; i < x.length; i++) {
                x[i] = chance.below(3) - 1;
            }
            double signal = x[0] > 0 ? 3 + 3 * x[1] + 2 * x[2] + x[3] : -3 + 3 * x[4] + 2 * x[5] + x[6];
            draft.add(x, signal + StrictMath.sqrt(2) * chance.gaussian());
        }
        return draft.table();
    }
}
