package dev.autodidact.suites.internal.text;

import java.util.Collection;
import java.util.Map;

/**
 * Weighs columns by how rare they are: (1 + log count) times log((1 + n) / (1 + those of n sentences that have it)) + 1
 * (Salton and Buckley, 1988, "Term-weighting approaches in automatic text retrieval", with one sentence added that has
 * everything). The mean square of a sentence's numbers is 1. Immutable.
 */
final class Weighting {

    private final Vocabulary vocabulary;

    /** By column. */
    private final double[] rarity;

    private Weighting(Vocabulary vocabulary, double[] rarity) {
        this.vocabulary = vocabulary;
        this.rarity = rarity;
    }

    /** The weighting that some sentences, and no others, suggest. */
    static Weighting of(Collection<String> sentences, NGrams grams) {
        Vocabulary vocabulary = Vocabulary.of(sentences, grams);
        int[] having = new int[vocabulary.columns().size()];
        for (String sentence : sentences) {
            vocabulary.count(sentence).keySet().forEach(column -> having[column]++);
        }
        double[] rarity = new double[having.length];
        for (int column = 0; column < rarity.length; column++) {
            rarity[column] = StrictMath.log((1.0 + sentences.size()) / (1.0 + having[column])) + 1;
        }
        return new Weighting(vocabulary, rarity);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Sentence weigh(String text) {
        Map<Integer, Integer> counts = vocabulary.count(text);
        int[] columns = counts.keySet().stream().mapToInt(column -> column).toArray();
        double[] weights = new double[columns.length];
        double squares = 0;
        for (int i = 0; i < columns.length; i++) {
            weights[i] = (1 + StrictMath.log(counts.getOrDefault(columns[i], 1))) * rarity[columns[i]];
            squares += weights[i] * weights[i];
        }
        double factor = squares > 0 ? Math.sqrt(rarity.length / squares) : 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factor;
        }
        return new Sentence(columns, weights);
    }
}
