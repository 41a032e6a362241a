package dev.autodidact.core.preprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.core.data.Numbers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Encodes a column of levels. All levels that are not kept share one code with missing and unseen ones, the last.
 *
 * @param name the column's name
 * @param levels the kept ones, most frequent on the training rows first, equals in the order of their text
 * @param other whether a training row is missing or of a level that is not kept
 */
record LevelEncoder(String name, List<String> levels, boolean other) implements ColumnEncoder {

    /** A level seen on fewer training rows teaches nothing; a column of names or keys vanishes by this. */
    private static final int FEWEST_ROWS = 2;
    /** With this many a code still fits a byte, which is what tree libraries like. */
    private static final int MOST_CODES = 250;
    /** Each one-hot feature costs a whole column of doubles. */
    private static final int MOST_ONE_HOT = 50;

    LevelEncoder {
        levels = List.copyOf(levels);
        if (levels.size() + (other ? 1 : 0) < 2
                || levels.size() > MOST_CODES
                || new HashSet<>(levels).size() < levels.size()) {
            throw new IllegalArgumentException("column '" + name + "' has impossible levels");
        }
    }

    /** Empty where all rows get the same code. */
    static Optional<ColumnEncoder> fit(CategoricalColumn column, int[] rows) {
        int[] counts = new int[column.levels().size()];
        for (int row : rows) {
            if (!column.isMissing(row)) {
                counts[column.code(row)]++;
            }
        }
        Map<String, Integer> frequencies = new HashMap<>();
        for (int code = 0; code < counts.length; code++) {
            frequencies.merge(column.levels().get(code), counts[code], Integer::sum);
        }
        List<Map.Entry<String, Integer>> kept = frequencies.entrySet().stream()
                .filter(level -> level.getValue() >= FEWEST_ROWS)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CODES)
                .toList();
        boolean other = kept.stream().mapToInt(Map.Entry::getValue).sum() < rows.length;
        return kept.size() + (other ? 1 : 0) < 2
                ? Optional.empty()
                : Optional.of(new LevelEncoder(
                        column.name(), kept.stream().map(Map.Entry::getKey).toList(), other));
    }

    @Override
    public int size(Encoding encoding) {
        return switch (encoding.categories()) {
            case NATIVE -> 1;
            case ONE_HOT -> oneHot() + (hasOtherFeature() ? 1 : 0);
        };
    }

    private int oneHot() {
        return Math.min(levels.size(), MOST_ONE_HOT);
    }

    private boolean hasOtherFeature() {
        return other || levels.size() > MOST_ONE_HOT;
    }

    @Override
    public void encode(Column column, int[] rows, Encoding encoding, FeatureList features) {
        int[] codes = codes(column, rows);
        switch (encoding.categories()) {
            case NATIVE -> {
                double[] values = new double[codes.length];
                for (int i = 0; i < codes.length; i++) {
                    values[i] = codes[i];
                }
                features.addCategorical(name, values, levels.size() + 1);
            }
            case ONE_HOT -> {
                double[][] hot = new double[oneHot() + 1][rows.length];
                for (int i = 0; i < codes.length; i++) {
                    hot[Math.min(codes[i], oneHot())][i] = 1;
                }
                for (int code = 0; code < oneHot(); code++) {
                    features.addNumeric(name + "=" + levels.get(code), hot[code]);
                }
                if (hasOtherFeature()) {
                    features.addNumeric(name + "=?", hot[oneHot()]);
                }
            }
        }
    }

    private int[] codes(Column column, int[] rows) {
        int[] codes = new int[rows.length];
        switch (column) {
            case CategoricalColumn categorical -> {
                Map<String, Integer> known = new HashMap<>();
                levels.forEach(level -> known.put(level, known.size()));
                int[] translated = categorical.levels().stream()
                        .mapToInt(level -> known.getOrDefault(level, levels.size()))
                        .toArray();
                for (int i = 0; i < rows.length; i++) {
                    codes[i] = categorical.isMissing(rows[i]) ? levels.size() : translated[categorical.code(rows[i])];
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
                    codes[i] = known.getOrDefault(numeric.value(rows[i]) + 0.0, levels.size());
                }
            }
        }
        return codes;
    }

    @Override
    public void write(ObjectNode json) {
        ArrayNode kept = json.putArray("levels");
        levels.forEach(kept::add);
        json.put("other", other);
    }
}
