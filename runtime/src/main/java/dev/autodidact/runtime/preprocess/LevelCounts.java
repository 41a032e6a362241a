package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.runtime.data.Numbers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Levels and how many rows have each, the most frequent first, equals in the order of their text. */
record LevelCounts(List<Map.Entry<String, Integer>> counts) {

    /** Those that the rows have. */
    static LevelCounts of(CategoricalColumn column, int[] rows) {
        int[] counts = new int[column.levels().size()];
        for (int row : rows) {
            if (!column.isMissing(row)) {
                counts[column.code(row)]++;
            }
        }
        Map<String, Integer> frequencies = new HashMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                frequencies.merge(column.levels().get(code), counts[code], Integer::sum);
            }
        }
        return new LevelCounts(frequencies.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList());
    }

    /** The same without the levels of fewer rows, and without more than so many. */
    LevelCounts atLeast(int fewestRows, int most) {
        return new LevelCounts(counts.stream()
                .filter(level -> level.getValue() >= fewestRows)
                .limit(most)
                .toList());
    }

    List<String> levels() {
        return counts.stream().map(Map.Entry::getKey).toList();
    }

    int rows() {
        return counts.stream().mapToInt(Map.Entry::getValue).sum();
    }

    /** The place of each row's level in a list, or the list's size where it is missing or another. */
    static int[] places(List<String> levels, Column column, int[] rows) {
        int[] places = new int[rows.length];
        switch (column) {
            case CategoricalColumn categorical -> {
                Map<String, Integer> known = new HashMap<>();
                levels.forEach(level -> known.put(level, known.size()));
                int[] translated = categorical.levels().stream()
                        .mapToInt(level -> known.getOrDefault(level, levels.size()))
                        .toArray();
                for (int i = 0; i < rows.length; i++) {
                    places[i] = categorical.isMissing(rows[i]) ? levels.size() : translated[categorical.code(rows[i])];
                }
            }
            case NumericColumn numeric -> {
                // a file whose cells all happen to be numbers: 7 is the level '7', or '007' where that was seen
                Map<Double, Integer> known = new HashMap<>();
                for (int code = 0; code < levels.size(); code++) {
                    known.putIfAbsent(Numbers.parse(levels.get(code)) + 0.0, code);
                }
                known.remove(Double.NaN);
                for (int i = 0; i < rows.length; i++) {
                    places[i] = known.getOrDefault(numeric.value(rows[i]) + 0.0, levels.size());
                }
            }
        }
        return places;
    }
}
