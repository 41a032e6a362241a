package dev.autodidact.registry.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows of delimited files as RFC 4180 has them, but for {@code \n} at their end. */
final class Csv {

    private Csv() {}

    /** {@return a row with its end} */
    static String row(String... cells) {
        return Arrays.stream(cells).map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    /** {@return a number with all its digits; empty where there is none} */
    static String number(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "";
    }

    private static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
