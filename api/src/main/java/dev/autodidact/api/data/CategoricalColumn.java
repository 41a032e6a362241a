package dev.autodidact.api.data;

import java.util.List;

/** A column of levels from a dictionary, stored as codes; -1 is missing. Thread-safe. */
public final class CategoricalColumn implements Column {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    private final String name;
    private final int[] codes;
    private final List<String> levels;

    /**
     * Makes a column.
     *
     * @param name the column's name
     * @param codes one code per row, -1 where missing; handed over, not copied: the caller must not change it later
     * @param levels the dictionary: code k stands for {@code levels.get(k)}; copied
     * @throws IllegalArgumentException where a code is below -1 or beyond the dictionary
     */
    public CategoricalColumn(String name, int[] codes, List<String> levels) {
        this.name = name;
        this.codes = codes;
        this.levels = List.copyOf(levels);
        for (int code : codes) {
            if (code < MISSING || code >= levels.size()) {
                throw new IllegalArgumentException(
                        "column '" + name + "': code " + code + " is outside -1 to " + (levels.size() - 1));
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int rows() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    /**
     * {@return the code, -1 where it is missing}
     *
     * @param row 0 to rows - 1
     */
    public int code(int row) {
        return codes[row];
    }

    /** {@return the dictionary, by code} */
    public List<String> levels() {
        return levels;
    }

    @Override
    public CategoricalColumn take(int[] rows) {
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = codes[rows[i]];
        }
        return new CategoricalColumn(name, taken, levels);
    }
}
