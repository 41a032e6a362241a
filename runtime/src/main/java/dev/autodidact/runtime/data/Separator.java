package dev.autodidact.runtime.data;

import java.util.ArrayList;
import java.util.List;

/** Finds out what separates the cells of a delimited file. */
final class Separator {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int LINES = 100;

    private Separator() {}

    /**
     * The candidate with which most of the first lines have as many cells as the header; among equals the one with more
     * cells, then the one listed first. A comma where none is in the header.
     *
     * @param head the first characters of the file
     */
    static char of(String head) {
        char best = CANDIDATES[0];
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            List<Integer> cells = cellsPerLine(head, candidate);
            int columns = cells.isEmpty() ? 0 : cells.get(0);
            if (columns > 1) {
                double agreeing =
                        cells.stream().filter(count -> count == columns).count() / (double) cells.size();
                double score = agreeing + 1 - 1.0 / columns / LINES;
                if (score > bestScore) {
                    best = candidate;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    /** The cells of the first lines that are not blank; the last line counts only where it is the only one. */
    private static List<Integer> cellsPerLine(String head, char separator) {
        List<Integer> counts = new ArrayList<>();
        int cells = 1;
        boolean blank = true;
        boolean fresh = true;
        boolean quoted = false;
        for (int i = 0; i < head.length() && counts.size() < LINES; i++) {
            char c = head.charAt(i);
            if (quoted) {
                quoted = c != '"';
            } else if (c == '\n' || c == '\r') {
                if (!blank) {
                    counts.add(cells);
                }
                cells = 1;
                blank = true;
                fresh = true;
            } else if (c == separator) {
                cells++;
                blank = false;
                fresh = true;
            } else if (c == '"' && fresh) {
                quoted = true;
                blank = false;
            } else if (c > ' ') {
                blank = false;
                fresh = false;
            }
        }
        if (counts.isEmpty() && !blank) {
            counts.add(cells);
        }
        return counts;
    }
}
