package dev.autodidact.suites.internal.text;

import dev.autodidact.api.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts words, pairs of words, and runs of three to five characters within a word and the spaces about it, each in one of
 * {@value #BUCKETS} buckets by its hash (Weinberger, Dasgupta, Langford, Smola and Attenberg, 2009, "Feature hashing for
 * large scale multitask learning", without their signs): so many that most words which were never learned from share none
 * with words that were. Whatever is neither letter nor digit parts words.
 */
final class NGrams {

    static final int BUCKETS = 16384;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private NGrams() {}

    /** The counts by bucket, ascending. */
    static Map<Integer, Integer> count(String text) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String part : parts(text)) {
            counts.merge((int) Math.floorMod(Seeds.mix(Seeds.hash(part)), (long) BUCKETS), 1, Integer::sum);
        }
        return counts;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        String before = "";
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            parts.add("word " + word);
            if (!before.isEmpty()) {
                parts.add("pair " + before + " " + word);
            }
            before = word;
            String padded = " " + word + " ";
            for (int length = SHORTEST; length <= LONGEST; length++) {
                for (int from = 0; from + length <= padded.length(); from++) {
                    parts.add("run " + padded.substring(from, from + length));
                }
            }
        }
        return parts;
    }
}
