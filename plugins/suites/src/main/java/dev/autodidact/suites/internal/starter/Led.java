package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * Which digit does a faulty display show? Seven segments, each inverted with probability 0.1, and 17 bits that say
 * nothing. The ten digits are equally likely; the best possible error is 26 %.
 *
 * <p>Breiman, Friedman, Olshen and Stone, 1984, "Classification and regression trees", pages 43-49; the irrelevant
 * bits as in the UCI data set "LED display domain + 17 irrelevant attributes".
 */
final class Led {

    static final double NOISE = 0.1;

    /** The segments by digit: top, upper left, upper right, middle, lower left, lower right, bottom. */
    static final String[] SEGMENTS = {
        "1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010", "1111111", "1111011"
    };

    private static final int IRRELEVANT = 17;

    private Led() {}

    static Table table(int rows, Chance chance) {
        int segments = SEGMENTS[0].length();
        TableDraft draft = new TableDraft(segments + IRRELEVANT);
        for (int row = 0; row < rows; row++) {
            int digit = chance.below(SEGMENTS.length);
            double[] bits = new double[segments + IRRELEVANT];
            for (int i = 0; i < bits.length; i++) {
                boolean lit = i < segments && SEGMENTS[digit].charAt(i) == '1';
                boolean inverted = chance.happens(i < segments ? NOISE : 0.5);
                bits[i] = lit != inverted ? 1 : 0;
            }
            draft.add(bits, Integer.toString(digit));
        }
        return draft.table();
    }
}
