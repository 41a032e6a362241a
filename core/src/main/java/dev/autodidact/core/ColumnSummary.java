package dev.autodidact.core;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.registry.report.Numbers;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model has seen of a column.
 *
 * @param column the training rows
 */
record ColumnSummary(Column column) {

    private static final int MOST_LEVELS = 5;

    /** A row of a table: name, kind, content, share missing. */
    String row() {
        String content = switch (column) {
            case NumericColumn numbers -> "number | " + range(numbers);
            case CategoricalColumn levels -> "category | " + frequent(levels);
        };
        long missing = Math.round(100.0 * column.missing() / Math.max(1, column.rows()));
        return "| " + ModelCard.code(column.name()) + " | " + content + " | " + missing + " % |\n";
    }

    private static String range(NumericColumn numbers) {
        DoubleSummaryStatistics seen = IntStream.range(0, numbers.rows())
                .filter(row -> !numbers.isMissing(row))
                .mapToDouble(numbers::value)
                .summaryStatistics();
        return Numbers.score(seen.getMin()) + " to " + Numbers.score(seen.getMax()) + ", mean "
                + Numbers.score(seen.getAverage());
    }

    private static String frequent(CategoricalColumn column) {
        int[] counts = new int[column.levels().size()];
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isMissing(row)) {
                counts[column.code(row)]++;
            }
        }
        String most = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt(code -> -counts[code]))
                .limit(MOST_LEVELS)
                .map(code -> ModelCard.code(column.levels().get(code)))
                .collect(Collectors.joining(", "));
        return counts.length > MOST_LEVELS ? counts.length + " levels, most often " + most : most;
    }
}
