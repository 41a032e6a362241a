package dev.autodidact.runtime.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Reads delimited text: once, and once more where a column that began with numbers turns out to hold other things. */
final class DelimitedFile {

    private final TextFile text;
    private final ReadOptions options;
    private final char separator;

    DelimitedFile(TextFile text, ReadOptions options) {
        this.text = text;
        this.options = options;
        this.separator = options.separator().orElseGet(() -> Separator.of(text.head()));
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw AutodidactException.caller("cells cannot be separated by quotes or line breaks"
                    + "\nUse a comma, a semicolon, a tab or a bar.");
        }
    }

    Table read() {
        DelimitedRows rows = new DelimitedRows(text, options, separator);
        long count = pass(rows);
        if (rows.again() && pass(rows) != count) {
            throw AutodidactException.caller(
                    text.path() + " was changed while it was read\nTry again when nothing writes to it.");
        }
        return rows.toTable();
    }

    private long pass(DelimitedRows rows) {
        return text.read(reader -> {
            pass(rows, reader);
            return rows.end();
        });
    }

    private void pass(DelimitedRows rows, Reader reader) throws IOException {
        try (CsvReader<Void> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(FileTableReader.MOST_CHARACTERS)
                .build(rows, reader)) {
            csv.forEach(nothing -> {}); // the rows keep what they are handed
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            switch (e.getCause()) {
                case AutodidactException mistake -> throw mistake;
                case Error error -> throw error;
                case null, default -> throw rows.broken(String.valueOf(e.getMessage()));
            }
        }
    }
}
