package dev.autodidact.suites.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes sentences apart: into words alone, or also into pairs of words and runs of three to five characters within a word
 * and the spaces about it. Whatever is neither letter nor digit parts words.
 */
enum NGrams {
    WORDS,
    ALL;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private static final String RUN = "run ";

    /** Whether a part is a word or a pair of words. */
    static boolean isOfWords(String part) {
        return !part.startsWith(RUN);
    }

    /** The parts of a sentence: what kind each is, a space, and the text. */
    List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String before = "";
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            parts.add("word " + word);
            if (this == ALL) {
                addPairAndRuns(before, word, parts);
            }
            before = word;
        }
        return parts;
    }

    private static void addPairAndRuns(String before, String word, List<String> parts) {
        if (!before.isEmpty()) {
            parts.add("pair " + before + " " + word);
        }
        String padded = " " + word + " ";
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int from = 0; from + length <= padded.length(); from++) {
                parts.add(RUN + padded.substring(from, from + length));
            }
        }
    }
}
