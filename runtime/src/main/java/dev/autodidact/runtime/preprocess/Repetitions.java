package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds columns that say on some rows, cell by cell, what an earlier one says. Not thread-safe. */
final class Repetitions {

    private final int[] rows;
    private final Map<Integer, List<Column>> seen = new HashMap<>();

    Repetitions(int[] rows) {
        this.rows = rows;
    }

    /** Whether an earlier column was the same; this one counts as earlier from now on. */
    boolean repeats(Column column) {
        int hash = 0;
        for (int row : rows) {
            hash = 31 * hash + hash(column, row);
        }
        List<Column> alike = seen.computeIfAbsent(hash, added -> new ArrayList<>());
        boolean repeated = alike.stream().anyMatch(earlier -> same(earlier, column));
        alike.add(column);
        return repeated;
    }

    private static int hash(Column column, int row) {
        return switch (column) {
            case NumericColumn numeric -> Double.hashCode(numeric.value(row));
            case CategoricalColumn categorical -> level(categorical, row).hashCode();
        };
    }

    private boolean same(Column earlier, Column column) {
        if (earlier instanceof NumericColumn a && column instanceof NumericColumn b) {
            return IntStream.of(rows).allMatch(row -> Double.compare(a.value(row), b.value(row)) == 0);
        }
        return earlier instanceof CategoricalColumn a
                && column instanceof CategoricalColumn b
                && IntStream.of(rows)
                        .allMatch(row -> a.isMissing(row) == b.isMissing(row)
                                && level(a, row).equals(level(b, row)));
    }

    private static String level(CategoricalColumn column, int row) {
        return column.isMissing(row) ? "" : column.levels().get(column.code(row));
    }
}
