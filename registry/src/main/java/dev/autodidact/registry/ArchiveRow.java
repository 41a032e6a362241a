package dev.autodidact.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as an archive has it: one JSON object on one line, bytes in Base64, numbers with all their digits.
 *
 * @param table the table
 * @param values by column: {@link String}, {@link Long}, {@link Double}, {@code byte[]} or null
 */
record ArchiveRow(ArchiveTable table, Map<String, @Nullable Object> values) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ArchiveRow read(ArchiveTable table, ResultSet result) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, ArchiveTable.Type> column : table.columns().entrySet()) {
            String name = column.getKey();
            @Nullable
            Object value = switch (column.getValue()) {
                case TEXT -> result.getString(name);
                case INTEGER -> result.getLong(name);
                case REAL -> result.getDouble(name);
                case BLOB -> result.getBytes(name);
            };
            values.put(name, result.wasNull() ? null : value);
        }
        return new ArchiveRow(table, values);
    }

    /**
     * {@return the row on a line}
     *
     * @throws DamagedException where the line is no such row
     */
    static ArchiveRow parse(ArchiveTable table, String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (!node.isObject() || node.size() != table.columns().size()) {
                throw new DamagedException("a row of " + table.table() + " with other columns", null);
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (Map.Entry<String, ArchiveTable.Type> column : table.columns().entrySet()) {
                values.put(column.getKey(), value(table, column.getKey(), column.getValue(), node));
            }
            return new ArchiveRow(table, values);
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedException("a malformed row of " + table.table(), e);
        }
    }

    private static @Nullable Object value(ArchiveTable table, String name, ArchiveTable.Type type, JsonNode row)
            throws IOException {
        JsonNode value = row.get(name);
        if (value == null) {
            throw new DamagedException("a row of " + table.table() + " without " + name, null);
        }
        if (value.isNull()) {
            return null;
        }
        boolean fits = switch (type) {
            case TEXT, BLOB -> value.isTextual();
            case INTEGER -> value.isIntegralNumber();
            case REAL -> value.isNumber() || value.isTextual(); // JSON knows no infinity
        };
        if (!fits) {
            throw new DamagedException("a row of " + table.table() + " whose " + name + " is " + value, null);
        }
        return switch (type) {
            case TEXT -> value.textValue();
            case INTEGER -> value.longValue();
            case REAL -> value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue();
            case BLOB -> value.binaryValue();
        };
    }

    /** {@return the row on a line, without the line's end; equal rows on equal lines} */
    String line() {
        ObjectNode node = MAPPER.createObjectNode();
        values.forEach((name, value) -> {
            switch (value) {
                case null -> node.putNull(name);
                case String text -> node.put(name, text);
                case Long number -> node.put(name, number);
                case Double number when number.isInfinite() -> node.put(name, number.toString());
                case Double number -> node.put(name, number);
                case byte[] bytes -> node.put(name, Base64.getEncoder().encodeToString(bytes));
                default -> throw new IllegalStateException("no column holds " + value);
            }
        });
        return node.toString();
    }

    /** {@return the row with another value in a column} */
    ArchiveRow with(String column, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new ArchiveRow(table, changed);
    }

    /**
     * {@return the number in a column}
     *
     * @throws DamagedException where there is none
     */
    long number(String column) {
        if (values.get(column) instanceof Long number) {
            return number;
        }
        throw new DamagedException("a row of " + table.table() + " without " + column, null);
    }

    /**
     * {@return the text in a column}
     *
     * @throws DamagedException where there is none
     */
    String text(String column) {
        if (values.get(column) instanceof String text) {
            return text;
        }
        throw new DamagedException("a row of " + table.table() + " without " + column, null);
    }

    /** {@return what tells the row from others: its values, but for some columns} */
    Map<String, @Nullable Object> identity(Set<String> without) {
        Map<String, @Nullable Object> identity = new HashMap<>(values);
        identity.keySet().removeAll(without);
        return identity;
    }

    /** Binds the values to the named parameters of a statement. */
    void bind(SqlStatement<?> statement) {
        values.forEach(statement::bind);
    }
}
