package dev.autodidact.suites.internal.yahpo;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TableReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The published extremes of a target on one instance: the least and the greatest of half a million random
 * configurations.
 *
 * @param low the least
 * @param high the greatest
 */
record TargetRange(double low, double high) {

    /** {@return how far the extremes are apart; 1 where they are one} */
    double span() {
        return high > low ? high - low : 1;
    }

    /**
     * {@return the ranges of one scenario's target, by instance}
     *
     * @param file a table of {@code metric, statistic (min or max), value, scenario, instance}
     * @param layout the scenario and its target
     * @param reader reads the file
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where the file is no such table
     */
    static Map<String, TargetRange> read(Path file, Layout layout, TableReader reader) {
        ReadOptions options = ReadOptions.DEFAULT;
        for (String name : List.of("metric", "statistic", "scenario", "instance")) {
            options = options.withType(name, ReadOptions.Type.CATEGORICAL);
        }
        Table table = reader.read(file, options);
        try {
            return read(table, layout);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw ScenarioFiles.corrupt(file, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, TargetRange> read(Table table, Layout layout) {
        CategoricalColumn metric = (CategoricalColumn) table.column("metric");
        CategoricalColumn statistic = (CategoricalColumn) table.column("statistic");
        CategoricalColumn scenario = (CategoricalColumn) table.column("scenario");
        CategoricalColumn instance = (CategoricalColumn) table.column("instance");
        NumericColumn value = (NumericColumn) table.column("value");
        Map<String, Double> low = new HashMap<>();
        Map<String, Double> high = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            if (text(scenario, row).equals(layout.scenario())
                    && text(metric, row).equals(layout.target())) {
                (text(statistic, row).equals("min") ? low : high).put(text(instance, row), value.value(row));
            }
        }
        Map<String, TargetRange> ranges = new HashMap<>();
        low.forEach((name, least) -> {
            if (high.containsKey(name)) {
                ranges.put(name, new TargetRange(least, high.get(name)));
            }
        });
        return ranges;
    }

    private static String text(CategoricalColumn column, int row) {
        return column.isMissing(row) ? "" : column.levels().get(column.code(row));
    }
}
