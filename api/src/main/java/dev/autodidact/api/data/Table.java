package dev.autodidact.api.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable, columnar table. Folds are arrays of row numbers, not copies. Thread-safe. */
public final class Table {

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final int rows;

    private Table(List<? extends Column> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column");
        }
        rows = columns.get(0).rows();
        for (Column column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException("column '" + column.name() + "' has " + column.rows()
                        + " rows where '" + columns.get(0).name() + "' has " + rows);
            }
            if (this.columns.put(column.name(), column) != null) {
                throw new IllegalArgumentException("two columns are named '" + column.name() + "'");
            }
        }
    }

    /**
     * {@return a table of these columns}
     *
     * @param columns at least one, of equal length, with different names
     * @throws IllegalArgumentException where they are not
     */
    public static Table of(List<? extends Column> columns) {
        return new Table(columns);
    }

    /**
     * {@return a table of these columns}
     *
     * @param columns at least one, of equal length, with different names
     * @throws IllegalArgumentException where they are not
     */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the columns, in order} */
    public List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** {@return the names of the columns, in order} */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * {@return the column of that name, if there is one}
     *
     * @param name the name, to the letter
     */
    public Optional<Column> find(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /**
     * {@return the column of that name}
     *
     * @param name the name, to the letter
     * @throws IllegalArgumentException where there is none
     */
    public Column column(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("no column '" + name + "'; the columns are " + columns.keySet()));
    }

    /**
     * {@return a table of the chosen rows, in the order given}
     *
     * @param rows row numbers, repeats allowed
     */
    public Table take(int[] rows) {
        return new Table(
                columns.values().stream().map(column -> column.take(rows)).toList());
    }

    /**
     * {@return this table without one column}
     *
     * @param name the column to leave out
     * @throws IllegalArgumentException where there is no such column, or no other
     */
    public Table without(String name) {
        column(name);
        return new Table(columns.values().stream()
                .filter(column -> !column.name().equals(name))
                .toList());
    }
}
