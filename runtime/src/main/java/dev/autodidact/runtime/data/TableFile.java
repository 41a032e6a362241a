package dev.autodidact.runtime.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes tables as CSV that {@link FileTableReader} reads again: a header, and empty cells where values are missing. */
public final class TableFile {

    private TableFile() {}

    /**
     * Writes a table.
     *
     * @param table the table
     * @param file where to; replaced where it exists
     * @throws AutodidactException of kind ENVIRONMENT where writing fails
     */
    public static void write(Table table, Path file) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            List<Column> columns = table.columns();
            csv.writeRecord(table.names());
            for (int i = 0; i < table.rows(); i++) {
                int row = i;
                csv.writeRecord(
                        columns.stream().map(column -> cell(column, row)).toList());
            }
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot write the table to " + file + ": " + e, e);
        }
    }

    private static String cell(Column column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        return switch (column) {
            case NumericColumn numeric -> Numbers.canonical(numeric.value(row));
            case CategoricalColumn categorical -> categorical.levels().get(categorical.code(row));
        };
    }
}
