package dev.autodidact.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Aligns columns of text: those of numbers to the right, others to the left. */
final class TextTable {

    private static final int WIDEST = 40;
    private static final String NUMBER = "[-+]?[0-9][-+0-9.eE]*|";

    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Makes a table.
     *
     * @param header the names of the columns
     */
    TextTable(String... header) {
        add((Object[]) header);
    }

    /**
     * Adds a row.
     *
     * @param cells as many as there are columns
     */
    void add(Object... cells) {
        rows.add(java.util.Arrays.stream(cells).map(TextTable::shown).toList());
    }

    /** One line, and not too wide a one, whatever somebody named a file. */
    private static String shown(Object cell) {
        String text = String.valueOf(cell).replaceAll("\\p{Cntrl}", " ");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        String[] formats = IntStream.range(0, columns).mapToObj(this::format).toArray(String[]::new);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(column == 0 ? "" : "  ").append(String.format(formats[column], row.get(column)));
            }
            text.append(text.isEmpty() ? "" : System.lineSeparator())
                    .append(line.toString().stripTrailing());
        }
        return text.toString();
    }

    private String format(int column) {
        int width =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
        boolean numbers = rows.stream().skip(1).allMatch(row -> row.get(column).matches(NUMBER));
        return "%" + (numbers ? "" : "-") + Math.max(1, width) + "s";
    }
}
