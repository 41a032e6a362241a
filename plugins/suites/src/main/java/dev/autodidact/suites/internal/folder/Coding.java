package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes numbers of columns: numeric ones get mean 0 and standard deviation 1 over some rows, and 0 where a value is
 * missing; a categorical one becomes as many columns of 0 and 1 as it has levels there. Left out are columns that do not
 * vary there and those of more than {@value #MOST_LEVELS} levels. Immutable.
 */
final class Coding {

    private static final int MOST_LEVELS = 32;

    private final List<Feature> features;

    /** A column of numbers, made of another column. */
    private sealed interface Feature {

        String name();

        String source();

        double value(Column column, int row);

        record Standardised(String source, Moments moments) implements Feature {

            @Override
            public String name() {
                return source;
            }

            @Override
            public double value(Column column, int row) {
                return column.isMissing(row) ? 0 : moments.standardised(((NumericColumn) column).value(row));
            }
        }

        record Marked(String source, String level) implements Feature {

            @Override
            public String name() {
                return source + "=" + level;
            }

            @Override
            public double value(Column column, int row) {
                CategoricalColumn levels = (CategoricalColumn) column;
                return !levels.isMissing(row)
                                && levels.levels().get(levels.code(row)).equals(level)
                        ? 1
                        : 0;
            }
        }
    }

    private Coding(List<Feature> features) {
        this.features = features;
    }

    /**
     * The coding that some rows suggest.
     *
     * @param suggesting rows of tables of the same columns, at least one table
     * @param target the column that is not coded
     */
    static Coding of(List<Rows> suggesting, String target) {
        List<Feature> features = new ArrayList<>();
        for (Column column : suggesting.getFirst().table().without(target).columns()) {
            String name = column.name();
            switch (column) {
                case NumericColumn numbers -> {
                    Moments moments = Moments.of(suggesting.stream()
                            .flatMapToDouble(rows -> rows.values(name))
                            .toArray());
                    if (moments.deviation() > 0) {
                        features.add(new Feature.Standardised(name, moments));
                    }
                }
                case CategoricalColumn classes -> {
                    List<String> levels = suggesting.stream()
                            .flatMap(rows -> rows.levels(name))
                            .distinct()
                            .sorted()
                            .toList();
                    if (levels.size() > 1 && levels.size() <= MOST_LEVELS) {
                        levels.forEach(level -> features.add(new Feature.Marked(name, level)));
                    }
                }
            }
        }
        return new Coding(List.copyOf(features));
    }

    /** The names of the columns of numbers; there may be none. */
    List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** Rows of a table of the same columns as numbers, rows x features. */
    double[][] code(Rows rows) {
        List<Column> sources = features.stream()
                .map(feature -> rows.table().column(feature.source()))
                .toList();
        return Arrays.stream(rows.numbers())
                .mapToObj(row -> IntStream.range(0, sources.size())
                        .mapToDouble(i -> features.get(i).value(sources.get(i), row))
                        .toArray())
                .toArray(double[][]::new);
    }
}
