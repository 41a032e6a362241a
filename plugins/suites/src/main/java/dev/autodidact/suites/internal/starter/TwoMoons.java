package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * Two interleaved half circles of radius 1 in the plane, with normal noise of standard deviation 0.25. The second is the
 * first turned upside down and moved by (1, 0.5).
 *
 * <p>After Zhou and others, 2004, "Learning with local and global consistency".
 */
final class TwoMoons {

    private static final double NOISE = 0.25;

    private TwoMoons() {}

    static Table table(int rows, Chance chance) {
        TableDraft draft = new TableDraft(2);
        for (int row = 0; row < rows; row++) {
            boolean upper = chance.happens(0.5);
            double angle = chance.uniform(0, StrictMath.PI);
            double x = StrictMath.cos(angle);
            double y = StrictMath.sin(angle);
            draft.add(
                    (upper ? x : 1 - x) + NOISE * chance.gaussian(),
                    (upper ? y : 0.5 - y) + NOISE * chance.gaussian(),
                    upper ? "upper" : "lower");
        }
        return draft.table();
    }
}
