package dev.autodidact.suites.internal.episodes;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import java.util.List;

/** Points of a curve, as a table or as learners see them. */
final class Points {

    static final String TARGET = "y";

    private static final String FEATURE = "x";

    private final double[] x;
    private final double[] y;

    /** Takes the arrays over. */
    Points(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    Table table() {
        return Table.of(new NumericColumn(FEATURE, x), new NumericColumn(TARGET, y));
    }

    TrainingData data() {
        return new TrainingData(
                new Features(List.of(FEATURE), new int[1], new double[][] {x}, x.length), new RealTarget(y));
    }
}
