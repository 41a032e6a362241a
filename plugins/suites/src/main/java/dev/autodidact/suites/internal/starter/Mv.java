package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * The artificial domain MV: seven numeric and three nominal inputs that depend on one another, and a target made of
 * several pieces without noise. Its first rule (x2 above 2) never applies, since x2 lies between -15 and -10.
 *
 * <p>Torgo, 1999, "Inductive learning of tree-based regression models", and his collection of regression data sets.
 */
final class Mv {

    private Mv() {}

    static Table table(int rows, Chance chance) {
        TableDraft draft = new TableDraft(10);
        for (int row = 0; row < rows; row++) {
            double x1 = chance.uniform(-5, 5);
            double x2 = chance.uniform(-15, -10);
            String x3 = x1 > 0 ? "green" : chance.happens(0.4) ? "red" : "brown";
            double x4 = x1 > 0 ? x1 + 2 * x2 : chance.happens(0.3) ? x1 / 2 : x2 / 2;
            double x5 = chance.uniform(-1, 1);
            double x6 = x4 * chance.uniform(0, 5);
            String x7 = chance.happens(0.3) ? "yes" : "no";
            String x8 = x5 < 0.5 ? "normal" : "large";
            double x9 = chance.uniform(100, 500);
            int x10 = 1000 + chance.below(201);
            double y;
            if (x4 >= -2 && x4 <= 2) {
                y = 10 - 2 * x1;
            } else if (x7.equals("yes")) {
                y = 3 - x1 / x4;
            } else if (x8.equals("normal")) {
                y = x6 + x1;
            } else {
                y = x1 / 2;
            }
            draft.add(x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, y);
        }
        return draft.table();
    }
}
