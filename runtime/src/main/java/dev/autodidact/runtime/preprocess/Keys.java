package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells columns that only tell rows apart. Keys of text need no such care: a level of one row teaches nothing. Numbers do,
 * since trees split between keys, which follow the order in which rows were gathered.
 */
final class Keys {

    /** Of fewer rows, any numbers may all differ. */
    private static final int FEWEST_ROWS = 20;

    private static final Pattern NAME = Pattern.compile(
            "(?i:(.*[\\s._-])?u?u?id|key|index|row|row[\\s._-]?(number|num|nr|no)" + "|unnamed: 0)|.*[a-z]I[Dd]");

    private Keys() {}

    /** Whether all rows have a whole number of their own, and the column's name says that it is a key. */
    static boolean isKey(Column column) {
        if (!(column instanceof NumericColumn numeric)
                || column.rows() < FEWEST_ROWS
                || !NAME.matcher(column.name()).matches()) {
            return false;
        }
        double[] sorted = IntStream.range(0, column.rows())
                .mapToDouble(numeric::value)
                .sorted()
                .toArray();
        return Arrays.stream(sorted).allMatch(value -> value == Math.rint(value))
                && IntStream.range(1, sorted.length).noneMatch(i -> sorted[i] == sorted[i - 1]);
    }
}
