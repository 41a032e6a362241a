package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.learner.Encoding;
import java.util.HashSet;
import java.util.List;
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
    static Optional<ColumnEncoder> fit(String name, LevelCounts all, int rows) {
        LevelCounts counts = all.atLeast(FEWEST_ROWS, MOST_CODES);
        boolean other = counts.rows() < rows;
        return counts.levels().size() + (other ? 1 : 0) < 2
                ? Optional.empty()
                : Optional.of(new LevelEncoder(name, counts.levels(), other));
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
        int[] codes = LevelCounts.places(levels, column, rows);
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

    @Override
    public List<FeatureFormula> formulas(Encoding encoding) {
        return List.of(
                switch (encoding.categories()) {
                    case NATIVE -> new FeatureFormula.Code(new FeatureFormula.Places(name, levels));
                    case ONE_HOT ->
                        new FeatureFormula.OneHot(
                                new FeatureFormula.Places(name, levels.subList(0, oneHot())), hasOtherFeature());
                });
    }

    @Override
    public void write(ObjectNode json) {
        ArrayNode kept = json.putArray("levels");
        levels.forEach(kept::add);
        json.put("other", other);
    }
}
