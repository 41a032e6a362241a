package dev.autodidact.suites.internal.text;

import java.util.Collection;
import java.util.Map;

/**
 * Weighs buckets by how rare they are: (1 + log count) times log((1 + n) / (1 + those of n sentences that have it)) + 1
 * (Salton and Buckley, 1988, "Term-weighting approaches in automatic text retrieval", with one sentence added that has
 * everything). Sentences have length {@value #LENGTH}, so that the mean square of a number is 1.
 * Immutable.
 */
final class Weighting {

    private static final int LENGTH = 128;

    /** By bucket. */
    private final double[] rarity;

    private Weighting(double[] rarity) {
        this.rarity = rarity;
    }

    /** The weighting that some sentences, and no others, suggest. */
    static Weighting of(Collection<String> sentences) {
        int[] having = new int[NGrams.BUCKETS];
        for (String sentence : sentences) {
            NGrams.count(sentence).keySet().forEach(bucket -> having[bucket]++);
        }
        double[] rarity = new double[NGrams.BUCKETS];
        for (int bucket = 0; bucket < rarity.length; bucket++) {
            rarity[bucket] = StrictMath.log((1.0 + sentences.size()) / (1.0 + having[bucket])) + 1;
        }
        return new Weighting(rarity);
    }

    Sentence weigh(String text) {
        Map<Integer, Integer> counts = NGrams.count(text);
        int[] buckets = counts.keySet().stream().mapToInt(bucket -> bucket).toArray();
        double[] weights = new double[buckets.length];
        double squares = 0;
        for (int i = 0; i < buckets.length; i++) {
            weights[i] = (1 + StrictMath.log(counts.getOrDefault(buckets[i], 1))) * rarity[buckets[i]];
            squares += weights[i] * weights[i];
        }
        double length = squares > 0 ? Math.sqrt(squares) : 1;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= LENGTH / length;
        }
        return new Sentence(buckets, weights);
    }
}
