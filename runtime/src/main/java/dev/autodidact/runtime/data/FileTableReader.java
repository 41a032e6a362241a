package dev.autodidact.runtime.data;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TableReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads delimited text and ARFF files, packed by gzip or not. Thread-safe.
 *
 * <p>Both: the encoding is that of a byte-order mark (UTF-8, UTF-16), else UTF-8, else, where the bytes are no UTF-8,
 * Windows-1252. Cells are trimmed. The dictionary of a categorical column holds the levels that occur, sorted by their
 * UTF-16 code units, so that codes do not depend on the order of rows. A cell has at most 2^20 characters, a table at
 * most a million columns.
 *
 * <p>Delimited text: the first line that is not blank names the columns; lines of nothing but blanks are skipped. The separator is
 * the one of comma, semicolon, tab and bar that divides the first lines most evenly. A cell in double quotes may hold
 * separators, line breaks and doubled quotes. Where the first column has no name, it holds the row labels that other
 * programs write, and is left out. A column is numeric where each cell that is not missing is a number (in a
 * semicolon-separated file, all with a decimal comma or all with a point), also where all are missing; otherwise it is
 * categorical and keeps its cells as they are written.
 *
 * <p>ARFF: {@code string} and {@code date} attributes become categorical columns; the one missing value is {@code ?},
 * and of the options only the charset and the types count; relational attributes and instance weights are refused.
 */
public final class FileTableReader implements TableReader {

    /** The most characters of one cell. */
    static final int MOST_CHARACTERS = 1 << 20;
    /** The most columns of a table. */
    static final int MOST_COLUMNS = 1_000_000;

    /** Makes a reader. */
    public FileTableReader() {}

    @Override
    public Table read(Path file, ReadOptions options) {
        TextFile text = TextFile.of(file, options.charset());
        try {
            return read(text, options);
        } catch (TextFile.WrongCharset e) {
            return read(text.inWindows1252(), options);
        }
    }

    private static Table read(TextFile text, ReadOptions options) {
        String name = text.path().getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".arff") || name.endsWith(".arff.gz")
                ? new ArffFile(text, options).read()
                : new DelimitedFile(text, options).read();
    }

    /** Refuses a header that a table cannot have, and options for columns that are not there. */
    static void check(TextFile text, long line, List<String> names, ReadOptions options) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw text.wrong(
                        line,
                        "column " + (i + 1) + " of " + names.size() + " has no name",
                        "Name it, or take a separator too many out of the line.");
            }
            Integer first = seen.put(names.get(i), i);
            if (first != null) {
                throw text.wrong(
                        line,
                        "columns " + (first + 1) + " and " + (i + 1) + " are both named '" + names.get(i) + "'",
                        "Give each column its own name.");
            }
        }
        for (String typed : options.types().keySet()) {
            if (!seen.containsKey(typed)) {
                throw AutodidactException.caller("a type is given for column '" + typed + "', which " + text.path()
                        + " has not" + Nearest.hint(typed, names) + "\nThe columns are " + Nearest.list(names) + ".");
            }
        }
    }
}
