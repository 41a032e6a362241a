package dev.autodidact.suites.internal.text;

import dev.autodidact.api.Seeds;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of sentences: one for each of the {@value #KNOWN} words and pairs of words that most of the sentences for
 * meta-training have, of those that more than one has; and {@value #BUCKETS} for all other parts, each in the bucket that
 * its hash says (Weinberger, Dasgupta, Langford, Smola and Attenberg, 2009, "Feature hashing for large scale multitask
 * learning", without their signs). Immutable.
 */
final class Vocabulary {

    static final int BUCKETS = 16384;

    private static final int KNOWN = 8192;
    private static final int FEWEST = 2;

    private final NGrams grams;
    private final Map<String, Integer> known;
    private final List<String> columns;

    private Vocabulary(NGrams grams, List<String> known) {
        this.grams = grams;
        this.known = new HashMap<>();
        for (String part : known) {
            this.known.put(part, this.known.size());
        }
        this.columns = Stream.concat(known.stream(), IntStream.range(0, BUCKETS).mapToObj(bucket -> "bucket " + bucket))
                .toList();
    }

    /** The columns that some sentences, and no others, suggest. */
    static Vocabulary of(Collection<String> sentences, NGrams grams) {
        Map<String, Integer> having = new HashMap<>();
        for (String sentence : sentences) {
            for (String part : new HashSet<>(grams.parts(sentence))) {
                having.merge(part, 1, Integer::sum);
            }
        }
        return new Vocabulary(
                grams,
                having.entrySet().stream()
                        .filter(entry -> NGrams.isOfWords(entry.getKey()) && entry.getValue() >= FEWEST)
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(KNOWN)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** The names of the columns: what is known by itself first, such as {@code word pay}, then the buckets. */
    List<String> columns() {
        return columns;
    }

    /** How often a sentence has a part of each column, ascending; columns that it has none of are left out. */
    Map<Integer, Integer> count(String sentence) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (String part : grams.parts(sentence)) {
            counts.merge(column(part), 1, Integer::sum);
        }
        return counts;
    }

    private int column(String part) {
        Integer own = known.get(part);
        return own != null ? own : known.size() + (int) Math.floorMod(Seeds.mix(Seeds.hash(part)), (long) BUCKETS);
    }
}
