package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table in the making, row by row. Not thread-safe. */
final class TableDraft {

    /** The name of the column to predict, in every task of the suite; always the last. */
    static final String TARGET = "target";

    private final String[] names;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /**
     * Starts a table.
     *
     * @param features the names of the columns before the target
     */
    TableDraft(String... features) {
        names = Arrays.copyOf(features, features.length + 1);
        names[features.length] = TARGET;
    }

    /**
     * Starts a table whose columns before the target are named x1, x2, and so on.
     *
     * @param features the number of columns before the target
     */
    TableDraft(int features) {
        this(IntStream.rangeClosed(1, features).mapToObj(i -> "x" + i).toArray(String[]::new));
    }

    /**
     * Adds a row.
     *
     * @param cells numbers (NaN is missing) for numeric columns, text (null is missing) for categorical ones; an array
     *     of doubles stands for as many cells
     */
    void add(@Nullable Object... cells) {
        @Nullable
        Object[] row = Arrays.stream(cells)
                .flatMap(cell -> cell instanceof double[] several
                        ? Arrays.stream(several).boxed()
                        : Stream.of(cell))
                .toArray();
        if (row.length != names.length) {
            throw new IllegalArgumentException(row.length + " cells for " + names.length + " columns");
        }
        rows.add(row);
    }

    /** {@return the table; a column is numeric where it holds numbers, and the levels of the others are sorted} */
    Table table() {
        return Table.of(IntStream.range(0, names.length).mapToObj(this::column).toList());
    }

    private Column column(int index) {
        if (rows.stream().anyMatch(row -> row[index] instanceof String)) {
            List<String> levels = rows.stream()
                    .map(row -> row[index])
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .distinct()
                    .sorted()
                    .toList();
            int[] codes = rows.stream()
                    .mapToInt(row ->
                            row[index] instanceof String level ? levels.indexOf(level) : CategoricalColumn.MISSING)
                    .toArray();
            return new CategoricalColumn(names[index], codes, levels);
        }
        double[] values = rows.stream()
                .mapToDouble(row -> row[index] instanceof Number number ? number.doubleValue() : Double.NaN)
                .toArray();
        return new NumericColumn(names[index], values);
    }
}
