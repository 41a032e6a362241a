package dev.autodidact.runtime.data;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Weka's attribute-relation file format, dense rows and sparse ones. */
final class ArffFile {

    /**
     * A declared column.
     *
     * @param column gathers its cells
     * @param levels the declared levels; empty where any text is allowed
     * @param absent what a sparse row means that does not mention this column; empty for missing
     */
    private record Attribute(ColumnBuilder column, Set<String> levels, String absent) {}

    private final TextFile text;
    private final ReadOptions options;
    private final List<String> names = new ArrayList<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private boolean inData;
    private long line;
    private long rows;

    ArffFile(TextFile text, ReadOptions options) {
        this.text = text;
        this.options = options;
    }

    Table read() {
        text.read(this::readLines);
        if (!inData) {
            throw AutodidactException.caller(text.path()
                    + " has no line '@data'\nAn ARFF file has @relation, @attribute lines, @data, and rows.");
        }
        if (rows == 0) {
            throw AutodidactException.caller(text.path() + " has no rows after '@data'\nAdd at least one row.");
        }
        return Table.of(attributes.stream()
                .map(attribute -> attribute.column().toColumn())
                .toList());
    }

    private long readLines(Reader reader) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        for (@Nullable String next = lines.readLine(); next != null; next = lines.readLine()) {
            line++;
            ArffLine cells = new ArffLine(next);
            if (!cells.isEmptyOrComment()) {
                try {
                    read(cells);
                } catch (ArffLine.Malformed e) {
                    throw wrong(
                            String.valueOf(e.getMessage()),
                            "See the ARFF format: cells with blanks, commas, braces or" + " quotes stand in quotes.");
                }
            }
        }
        return line;
    }

    private void read(ArffLine cells) throws ArffLine.Malformed {
        if (!inData) {
            declare(cells);
        } else if (cells.accept('{')) {
            readSparse(cells);
            rows++;
        } else {
            readDense(cells);
            rows++;
        }
    }

    private void declare(ArffLine cells) throws ArffLine.Malformed {
        String keyword = cells.word().toLowerCase(Locale.ROOT);
        switch (keyword) {
            case "@relation" -> {}
            case "@attribute" -> declareAttribute(cells);
            case "@data" -> {
                if (names.isEmpty()) {
                    throw wrong("'@data' before any '@attribute'", "Declare the columns first.");
                }
                FileTableReader.check(text, line, names, options);
                inData = true;
            }
            default ->
                throw wrong(
                        "'" + DelimitedRows.shortened(keyword) + "' where @relation, @attribute or @data should stand",
                        "Start comments with %.");
        }
    }

    private void declareAttribute(ArffLine cells) throws ArffLine.Malformed {
        String name = cells.word();
        if (names.size() == FileTableReader.MOST_COLUMNS) {
            throw wrong("more than " + FileTableReader.MOST_COLUMNS + " attributes", "Leave some out.");
        }
        names.add(name);
        Optional<ReadOptions.Type> wanted = Optional.ofNullable(options.types().get(name));
        if (cells.accept('{')) {
            Set<String> levels = new LinkedHashSet<>();
            while (!cells.accept('}')) {
                levels.add(cells.cell("}"));
                if (!cells.accept(',')) {
                    cells.expect('}');
                    break;
                }
            }
            if (levels.isEmpty()) {
                throw wrong("attribute '" + name + "' has no levels", "List them in the braces.");
            }
            add(
                    name,
                    wanted.orElse(ReadOptions.Type.CATEGORICAL),
                    levels,
                    levels.iterator().next());
            return;
        }
        String type = cells.word();
        switch (type.toLowerCase(Locale.ROOT)) {
            case "numeric", "real", "integer" -> add(name, wanted.orElse(ReadOptions.Type.NUMERIC), Set.of(), "0");
            case "string", "date" -> add(name, wanted.orElse(ReadOptions.Type.CATEGORICAL), Set.of(), "");
            default ->
                throw wrong(
                        "attribute '" + name + "' is of the type '" + DelimitedRows.shortened(type) + "'",
                        "The types are numeric, real, integer, string, date and {level, level, ...}.");
        }
    }

    private void add(String name, ReadOptions.Type type, Set<String> levels, String absent) {
        attributes.add(new Attribute(new ColumnBuilder(name, Optional.of(type), false), levels, absent));
    }

    private void readDense(ArffLine cells) throws ArffLine.Malformed {
        int count = 0;
        do {
            boolean quoted = cells.isQuoted();
            String cell = cells.cell("");
            if (count < attributes.size()) {
                add(attributes.get(count), cell, quoted);
            }
            count++;
        } while (cells.accept(','));
        cells.expectEnd();
        if (count != attributes.size()) {
            throw wrong(
                    "the row has " + count + (count == 1 ? " cell" : " cells") + " for " + attributes.size()
                            + " attributes",
                    "Put a cell that holds a comma into quotes.");
        }
    }

    private void readSparse(ArffLine cells) throws ArffLine.Malformed {
        boolean[] given = new boolean[attributes.size()];
        while (!cells.accept('}')) {
            int index = cells.index(attributes.size());
            if (given[index]) {
                throw wrong("attribute number " + index + " stands twice", "Give it once.");
            }
            given[index] = true;
            boolean quoted = cells.isQuoted();
            add(attributes.get(index), cells.cell("}"), quoted);
            if (!cells.accept(',')) {
                cells.expect('}');
                break;
            }
        }
        cells.expectEnd();
        for (int i = 0; i < given.length; i++) {
            if (!given[i]) {
                add(attributes.get(i), attributes.get(i).absent(), false);
            }
        }
    }

    private void add(Attribute attribute, String cell, boolean quoted) {
        ColumnBuilder column = attribute.column();
        if (!quoted && (cell.isEmpty() || cell.equals("?"))) {
            column.addMissing();
            return;
        }
        if (!attribute.levels().isEmpty() && !attribute.levels().contains(cell)) {
            throw wrong(
                    "column '" + column.name() + "' holds '" + DelimitedRows.shortened(cell)
                            + "', which is none of its declared levels"
                            + Nearest.hint(cell, attribute.levels()),
                    "Mend the cell, or declare the level.");
        }
        char[] characters = cell.toCharArray();
        if (!column.add(characters, 0, characters.length)) {
            throw wrong(
                    "column '" + column.name() + "' is numeric, but holds '" + DelimitedRows.shortened(cell) + "'",
                    "Mend the cell, write ? for a missing number, or declare the column as string.");
        }
    }

    private AutodidactException wrong(String what, String advice) {
        return text.wrong(line, what, advice);
    }
}
