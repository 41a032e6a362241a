package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some rows of a table. Immutable. */
final class Rows {

    private final Table table;
    private final int[] numbers;

    /** Takes the array of row numbers over. */
    Rows(Table table, int[] numbers) {
        this.table = table;
        this.numbers = numbers;
    }

    /** All rows of a table. */
    static Rows of(Table table) {
        return new Rows(table, IntStream.range(0, table.rows()).toArray());
    }

    Table table() {
        return table;
    }

    /** Shared, not to be written to. */
    int[] numbers() {
        return numbers;
    }

    /** The values of a numeric column that are not missing. */
    DoubleStream values(String name) {
        NumericColumn column = (NumericColumn) table.column(name);
        return present(name).mapToDouble(column::value);
    }

    /** The levels of a categorical column that are not missing, row by row. */
    Stream<String> levels(String name) {
        CategoricalColumn column = (CategoricalColumn) table.column(name);
        return present(name).mapToObj(row -> column.levels().get(column.code(row)));
    }

    /** The rows of each level of a categorical column, by level in alphabetical order. */
    Map<String, Rows> byLevel(String name) {
        CategoricalColumn column = (CategoricalColumn) table.column(name);
        Map<String, int[]> numbers = present(name)
                .boxed()
                .collect(Collectors.groupingBy(
                        row -> column.levels().get(column.code(row)),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                rows -> rows.stream().mapToInt(row -> row).toArray())));
        Map<String, Rows> byLevel = new TreeMap<>();
        numbers.forEach((level, rows) -> byLevel.put(level, new Rows(table, rows)));
        return byLevel;
    }

    /** The same without rows where a column is missing. */
    Rows where(String name) {
        return new Rows(table, present(name).toArray());
    }

    private IntStream present(String name) {
        return IntStream.of(numbers).filter(row -> !table.column(name).isMissing(row));
    }
}
