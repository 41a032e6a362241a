package dev.autodidact.runtime.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the cells of a delimited file as FastCSV finds them, without making strings of them. */
final class DelimitedRows extends AbstractBaseCsvCallbackHandler<Void> {

    private final TextFile text;
    private final ReadOptions options;
    private final char separator;
    private final Markers markers;
    private final List<String> header = new ArrayList<>();
    private final List<ColumnBuilder> columns = new ArrayList<>();
    private boolean inHeader = true;
    /** 1 where the first column holds row labels. */
    private int labels;
    /** Whether the record begins with a cell of blanks; if it has no other, it is a blank line. */
    private boolean blank;

    private long rows;

    DelimitedRows(TextFile text, ReadOptions options, char separator) {
        this.text = text;
        this.options = options;
        this.separator = separator;
        this.markers = new Markers(options.missing());
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int from = offset;
        int to = offset + length;
        while (from < to && isBlank(buffer[from])) {
            from++;
        }
        while (to > from && isBlank(buffer[to - 1])) {
            to--;
        }
        if (index == 0) {
            blank = from == to && !quoted;
        }
        if (inHeader) {
            header.add(new String(buffer, from, to - from));
            if (header.size() > FileTableReader.MOST_COLUMNS) {
                throw text.wrong(
                        getStartingLineNumber(),
                        "more than " + FileTableReader.MOST_COLUMNS + " columns",
                        "Leave columns out, or give rows and columns the other way round.");
            }
        } else if (index >= labels && index < header.size()) {
            ColumnBuilder column = columns.get(index - labels);
            if (from == to || markers.contains(buffer, from, to)) {
                column.addMissing();
            } else if (!column.add(buffer, from, to)) {
                throw text.wrong(
                        getStartingLineNumber(),
                        "column '" + column.name() + "' must be numeric, but holds '"
                                + shortened(new String(buffer, from, to - from)) + "'",
                        "Mend the cell, declare its text as missing, or read the column as categorical.");
            }
        }
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0';
    }

    static String shortened(String cell) {
        return cell.length() <= 50 ? cell : cell.substring(0, 50) + "...";
    }

    @Override
    protected @Nullable Void buildRecord() {
        if (getRecordType() == RecordType.DATA) {
            if (blank && getFieldCount() == 1) {
                skipLine();
            } else if (inHeader) {
                endHeader();
            } else {
                endRow();
            }
        }
        return null;
    }

    private void skipLine() {
        if (inHeader) {
            header.clear();
        } else if (labels == 0) {
            columns.get(0).dropLast();
        }
    }

    private void endHeader() {
        inHeader = false;
        if (!columns.isEmpty()) {
            return; // the second pass
        }
        labels = header.size() > 1 && header.get(0).isEmpty() ? 1 : 0;
        List<String> names = header.subList(labels, header.size());
        FileTableReader.check(text, getStartingLineNumber(), names, options);
        for (String name : names) {
            columns.add(
                    new ColumnBuilder(name, Optional.ofNullable(options.types().get(name)), separator == ';'));
        }
    }

    private void endRow() {
        int cells = getFieldCount();
        if (cells != header.size()) {
            throw text.wrong(
                    getStartingLineNumber(),
                    "the row has " + cells + (cells == 1 ? " cell" : " cells") + ", but the header names "
                            + header.size() + (header.size() == 1 ? " column" : " columns"),
                    "The separator in use is " + (separator == '\t' ? "a tab" : "'" + separator + "'")
                            + "; put a cell that holds it into double quotes.");
        }
        rows++;
    }

    /** Refuses a file that has ended too early; otherwise says how many rows it has. */
    long end() {
        if (columns.isEmpty()) {
            throw AutodidactException.caller(
                    text.path() + " holds blank lines only\nIt needs a line of column names and rows.");
        }
        if (rows == 0) {
            throw AutodidactException.caller(
                    text.path() + " has a line of column names but no rows\nAdd at least one row.");
        }
        return rows;
    }

    /** What FastCSV could not make sense of. */
    AutodidactException broken(String message) {
        int column = getFieldCount();
        return text.wrong(
                getStartingLineNumber(),
                "in "
                        + (column < header.size()
                                ? "column '" + shortened(header.get(column)) + "'"
                                : "cell " + (column + 1))
                        + " of the record that starts here, quotes do not match, or the cell has more than "
                        + FileTableReader.MOST_CHARACTERS + " characters (" + message + ")",
                "Close each quote, and double those inside a quoted cell.");
    }

    /** Gets ready for a second pass; false where none is needed. */
    boolean again() {
        if (columns.stream().noneMatch(ColumnBuilder::isContradicted)) {
            return false;
        }
        columns.forEach(ColumnBuilder::again);
        header.clear();
        inHeader = true;
        rows = 0;
        return true;
    }

    Table toTable() {
        return Table.of(columns.stream().map(ColumnBuilder::toColumn).toList());
    }

    /** The texts that mean "missing". */
    private static final class Markers {

        private final char[][] markers;
        /** By first character, so that numbers need no more than one look. */
        private final boolean[] first = new boolean[Character.MAX_VALUE + 1];

        Markers(Iterable<String> texts) {
            List<char[]> all = new ArrayList<>();
            for (String marker : texts) {
                if (!marker.isBlank()) {
                    all.add(marker.strip().toCharArray());
                    first[marker.strip().charAt(0)] = true;
                }
            }
            markers = all.toArray(char[][]::new);
        }

        boolean contains(char[] text, int from, int to) {
            if (first[text[from]]) {
                for (char[] marker : markers) {
                    if (Arrays.equals(marker, 0, marker.length, text, from, to)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
