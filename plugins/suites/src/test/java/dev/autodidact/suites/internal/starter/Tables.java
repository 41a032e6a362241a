package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the tests ask of tables. */
final class Tables {

    private Tables() {}

    /** {@return how many rows have each level, by level} */
    static Map<String, Integer> frequencies(Table table, String column) {
        Map<String, Integer> frequencies = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            frequencies.merge(level(table, column, row), 1, Integer::sum);
        }
        return frequencies;
    }

    static String level(Table table, String column, int row) {
        CategoricalColumn levels = (CategoricalColumn) table.column(column);
        return levels.isMissing(row) ? "?" : levels.levels().get(levels.code(row));
    }

    static double[] values(Table table, String column) {
        NumericColumn numbers = (NumericColumn) table.column(column);
        return IntStream.range(0, table.rows()).mapToDouble(numbers::value).toArray();
    }

    /** {@return the numbers of a row in the columns x1, x2, and so on} */
    static double[] point(Table table, int row) {
        return table.columns().stream()
                .filter(column -> column.name().matches("x\\d+"))
                .mapToDouble(column -> ((NumericColumn) column).value(row))
                .toArray();
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double covariance(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB))
                .average()
                .orElseThrow();
    }

    static double variance(double[] values) {
        return covariance(values, values);
    }

    /** {@return the share of rows for which a rule gives another class than the table} */
    static double error(Table table, Rule rule) {
        long wrong = IntStream.range(0, table.rows())
                .filter(row -> !rule.classify(point(table, row)).equals(level(table, TableDraft.TARGET, row)))
                .count();
        return (double) wrong / table.rows();
    }

    /** Says which class a point belongs to. */
    interface Rule {
        String classify(double[] x);
    }
}
