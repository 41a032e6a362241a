package dev.autodidact.runtime.data;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.ReadOptions;
import java.util.Arrays;
import java.util.Optional;

/**
 * Gathers the cells of one column. Where no type is given, the column holds numbers until a cell is none. If nothing but
 * missing cells came before, it holds levels from then on; otherwise the text of the numbers is lost, and the column has
 * to be gathered {@link #again}.
 */
final class ColumnBuilder {

    private enum State {
        NUMBERS,
        LEVELS,
        CONTRADICTED
    }

    private final String name;
    private final boolean fixed;
    private final boolean decimalComma;
    private State state;
    private double[] numbers = {};
    private int[] codes = {};
    private final Levels levels = new Levels();
    private int rows;
    private boolean empty = true;
    private boolean done;
    /** The decimal point seen in this column; 0 until one is seen. */
    private char point;

    /**
     * @param name the column's name
     * @param type its type, where it is given
     * @param decimalComma whether numbers may have a decimal comma
     */
    ColumnBuilder(String name, Optional<ReadOptions.Type> type, boolean decimalComma) {
        this.name = name;
        this.fixed = type.isPresent();
        this.decimalComma = decimalComma;
        this.state = type.equals(Optional.of(ReadOptions.Type.CATEGORICAL)) ? State.LEVELS : State.NUMBERS;
    }

    String name() {
        return name;
    }

    void addMissing() {
        if (done) {
            return;
        }
        switch (state) {
            case NUMBERS -> addNumber(Double.NaN);
            case LEVELS -> addCode(CategoricalColumn.MISSING);
            case CONTRADICTED -> {}
        }
    }

    /** Whether the cell fits; a cell that is no number does not fit a column that must be numeric. */
    boolean add(char[] text, int from, int to) {
        if (done) {
            return true;
        }
        switch (state) {
            case NUMBERS -> {
                double number = number(text, from, to);
                if (!Double.isNaN(number)) {
                    addNumber(number);
                    empty = false;
                } else if (fixed) {
                    return false;
                } else if (empty) {
                    state = State.LEVELS;
                    codes = new int[numbers.length];
                    Arrays.fill(codes, 0, rows, CategoricalColumn.MISSING);
                    numbers = new double[0];
                    addCode(levels.code(text, from, to));
                } else {
                    state = State.CONTRADICTED;
                    numbers = new double[0];
                }
            }
            case LEVELS -> addCode(levels.code(text, from, to));
            case CONTRADICTED -> {}
        }
        return true;
    }

    /** Takes the last cell back, which was a missing one. */
    void dropLast() {
        if (!done && !isContradicted()) {
            rows--;
        }
    }

    private double number(char[] text, int from, int to) {
        if (!decimalComma) {
            return Numbers.parse(text, from, to, '.');
        }
        char seen = 0;
        for (int i = from; i < to && seen == 0; i++) {
            seen = text[i] == ',' || text[i] == '.' ? text[i] : 0;
        }
        if (seen != 0 && point != 0 && seen != point) {
            return Double.NaN;
        }
        double number = Numbers.parse(text, from, to, seen == 0 ? '.' : seen);
        if (seen != 0 && !Double.isNaN(number)) {
            point = seen;
        }
        return number;
    }

    private void addNumber(double number) {
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, grown(rows));
        }
        numbers[rows++] = number;
    }

    private void addCode(int code) {
        if (rows == codes.length) {
            codes = Arrays.copyOf(codes, grown(rows));
        }
        codes[rows++] = code;
    }

    private static int grown(int length) {
        return length + (length >> 1) + 16;
    }

    /** Whether this column has to be gathered {@link #again}. */
    boolean isContradicted() {
        return state == State.CONTRADICTED;
    }

    /** Starts gathering levels anew where that is needed; otherwise ignores all further cells. */
    void again() {
        if (isContradicted()) {
            state = State.LEVELS;
            rows = 0;
        } else {
            done = true;
        }
    }

    /** The column; the builder is spent then. */
    Column toColumn() {
        if (state == State.NUMBERS) {
            double[] values = Arrays.copyOf(numbers, rows);
            numbers = new double[0];
            return new NumericColumn(name, values);
        }
        int[] values = Arrays.copyOf(codes, rows);
        codes = new int[0];
        return levels.toColumn(name, values);
    }
}
