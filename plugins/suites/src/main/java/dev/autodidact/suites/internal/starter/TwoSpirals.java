package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;

/**
 * Two intertwined spirals, exact: 97 points on each, the second the first turned by half a turn. Point i of 0 to 96 lies
 * at angle i pi / 16 and radius 6.5 (104 - i) / 104.
 *
 * <p>Lang and Witbrock, 1988, "Learning to tell two spirals apart".
 */
final class TwoSpirals {

    private TwoSpirals() {}

    static Table table() {
        TableDraft draft = new TableDraft(2);
        for (int i = 0; i <= 96; i++) {
            double angle = i * StrictMath.PI / 16;
            double radius = 6.5 * (104 - i) / 104;
            double x = radius * StrictMath.sin(angle);
            double y = radius * StrictMath.cos(angle);
            draft.add(x, y, "1");
            draft.add(-x, -y, "0");
        }
        return draft.table();
    }
}
