package dev.autodidact.suites.internal.episodes;

import dev.autodidact.api.AutodidactException;

/** The number of rows to learn from, as stands after the colon in the name of a suite. */
final class Shots {

    private static final int MOST = 1000;

    private Shots() {}

    /**
     * The number that an argument means.
     *
     * @param suite the suite's id
     * @param rows what it learns from, in words
     * @param argument what stands after the colon; empty where there is no colon
     * @param standard the number for nothing
     * @throws AutodidactException of kind CALLER where it is no such number
     */
    static int parse(String suite, String rows, String argument, int standard) {
        if (argument.isEmpty()) {
            return standard;
        }
        try {
            int shots = Integer.parseInt(argument);
            if (shots >= 1 && shots <= MOST) {
                return shots;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw AutodidactException.caller("suite '" + suite + "' wants the number of " + rows + " to learn from, 1 to "
                + MOST + ", but was given '" + argument + "'\nWrite " + suite + " or " + suite + ":5, say.");
    }
}
