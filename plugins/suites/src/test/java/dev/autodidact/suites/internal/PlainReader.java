package dev.autodidact.suites.internal;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the comma-separated and ARFF files of the tests, without quotes: an empty cell or a question mark is missing. */
public final class PlainReader implements TableReader {

    @Override
    public Table read(Path file, ReadOptions options) {
        try {
            List<String> text = Files.readAllLines(file);
            boolean arff = file.toString().endsWith(".arff");
            String[] names = arff ? attributes(text) : text.get(0).split(",");
            int header = arff ? text.indexOf("@data") : 0;
            List<String[]> lines = text.stream()
                    .skip(header + 1L)
                    .filter(line -> !arff || !line.isBlank() && !line.startsWith("%"))
                    .map(line -> line.replace("?", "").split(",", -1))
                    .toList();
            return Table.of(IntStream.range(0, names.length)
                    .mapToObj(i -> column(
                            names[i], lines.stream().map(cells -> cells[i]).toList(), options))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] attributes(List<String> text) {
        return text.stream()
                .filter(line -> line.startsWith("@attribute"))
                .map(line -> line.split("\\s+")[1].replace("'", ""))
                .toArray(String[]::new);
    }

    private static Column column(String name, List<String> cells, ReadOptions options) {
        boolean numeric = cells.stream().allMatch(cell -> cell.matches(" *(-?[0-9.]+(e-?[0-9]+)?)?"));
        if (numeric && options.types().get(name) != ReadOptions.Type.CATEGORICAL) {
            return new NumericColumn(
                    name,
                    cells.stream()
                            .mapToDouble(cell -> cell.isBlank() ? Double.NaN : Double.parseDouble(cell))
                            .toArray());
        }
        List<String> levels =
                cells.stream().filter(cell -> !cell.isEmpty()).distinct().toList();
        return new CategoricalColumn(
                name, cells.stream().mapToInt(levels::indexOf).toArray(), levels);
    }
}
