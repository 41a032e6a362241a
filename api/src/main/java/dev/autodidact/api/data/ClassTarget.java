package dev.autodidact.api.data;

import java.util.List;

/** Classes as codes into a list of labels. A class of the list may be absent from the rows. Thread-safe. */
public final class ClassTarget implements Target {

    private final int[] codes;
    private final List<String> classes;

    /**
     * Makes a target.
     *
     * @param codes one code per row, 0 to classes - 1; handed over, not copied
     * @param classes the labels, by code; copied
     * @throws IllegalArgumentException where a code is outside the list
     */
    public ClassTarget(int[] codes, List<String> classes) {
        this.codes = codes;
        this.classes = List.copyOf(classes);
        for (int code : codes) {
            if (code < 0 || code >= classes.size()) {
                throw new IllegalArgumentException("class code " + code + " is outside 0 to " + (classes.size() - 1));
            }
        }
    }

    @Override
    public int rows() {
        return codes.length;
    }

    /**
     * {@return the code of a row's class}
     *
     * @param row 0 to rows - 1
     */
    public int code(int row) {
        return codes[row];
    }

    /** {@return a copy of all codes} */
    public int[] toCodes() {
        return codes.clone();
    }

    /** {@return the labels, by code} */
    public List<String> classes() {
        return classes;
    }

    /** {@return how many rows each class has, by code} */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    @Override
    public ClassTarget take(int[] rows) {
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = codes[rows[i]];
        }
        return new ClassTarget(taken, classes);
    }
}
