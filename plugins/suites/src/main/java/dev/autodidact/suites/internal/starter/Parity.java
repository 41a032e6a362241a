package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;

/**
 * Parity 5+5: all 1,024 rows of ten bits; the class is the parity of the first five, and the other five say nothing. Any
 * four of the five say nothing either. 512 rows have either class.
 *
 * <p>After John, Kohavi and Pfleger, 1994, "Irrelevant features and the subset selection problem".
 */
final class Parity {

    private static final int RELEVANT = 5;
    private static final int BITS = 10;

    private Parity() {}

    static Table table() {
        TableDraft draft = new TableDraft(BITS);
        for (int number = 0; number < 1 << BITS; number++) {
            double[] bits = new double[BITS];
            for (int i = 0; i < BITS; i++) {
                bits[i] = number >> i & 1;
            }
            int ones = Integer.bitCount(number & (1 << RELEVANT) - 1);
            draft.add(bits, ones % 2 == 0 ? "even" : "odd");
        }
        return draft.table();
    }
}
