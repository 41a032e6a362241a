package dev.autodidact.suites.internal.folder;

import java.util.Optional;

/**
 * What episodes are to be like.
 *
 * @param ways how many classes, where there are classes
 * @param shots rows to learn from, of each class where there are classes
 * @param features how many features are drawn for each episode; empty for all
 */
record Wanted(int ways, int shots, Optional<Integer> features) {

    /** So many rows, of each class where there are classes, must be left to judge by. */
    static final int FEWEST_ASKED = 5;

    /** The rows that a class, or a regression, must have. */
    int fewest() {
        return shots + FEWEST_ASKED;
    }
}
