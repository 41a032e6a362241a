package dev.autodidact.suites.internal.episodes;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import java.util.ArrayList;
import java.util.List;

/** Films that a viewer has rated, as a table or as learners see them. */
final class Ratings {

    static final String TARGET = "stars";

    private final List<String> names;
    private final double[][] columns;
    private final double[] stars;

    /**
     * Takes the arrays over.
     *
     * @param names of the columns
     * @param columns traits of the viewer, the same in all rows, and attributes of the films
     * @param stars the ratings
     */
    Ratings(List<String> names, double[][] columns, double[] stars) {
        this.names = names;
        this.columns = columns;
        this.stars = stars;
    }

    Table table() {
        List<NumericColumn> all = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            all.add(new NumericColumn(names.get(i), columns[i]));
        }
        all.add(new NumericColumn(TARGET, stars));
        return Table.of(all);
    }

    TrainingData data() {
        return new TrainingData(
                new Features(names, new int[columns.length], columns, stars.length), new RealTarget(stars));
    }
}
