package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Free text as numbers: how many words it has, and how often certain words and pairs of words occur, on a logarithmic
 * scale. Words and pairs are hashed into 2^{@value #BITS} buckets (Weinberger and others, 2009, "Feature hashing for large
 * scale multitask learning"). Of the buckets that enough rows have, those count whose rows' targets differ most from those
 * of all rows, by a standard score; where there are too many classes to say so, those that most rows have.
 *
 * @param buckets the buckets, ascending
 */
record Phrases(List<Integer> buckets) implements Derivation {

    private static final int BITS = 18;

    /** Fewer different texts are levels. */
    private static final int FEWEST_TEXTS = 20;

    /** Texts that occur more often than this, on average, are levels. */
    private static final double MOST_REPETITIONS = 5;

    /** Cells of fewer words, on average, are levels. */
    private static final double FEWEST_WORDS = 3;

    /** So many texts tell what a column holds. */
    private static final int MOST_LOOKED_AT = 1_000;

    private static final int FEWEST_ROWS = 3;
    private static final int MOST_BUCKETS = 150;
    private static final int LEAST_MOST_BUCKETS = 20;

    /** Each bucket costs a column of doubles. */
    private static final int MOST_CELLS = 1 << 25;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    Phrases {
        buckets = List.copyOf(buckets);
        for (int i = 0; i < buckets.size(); i++) {
            int bucket = buckets.get(i);
            if (bucket < 0 || bucket >= 1 << BITS || (i > 0 && bucket <= buckets.get(i - 1))) {
                throw new IllegalArgumentException("impossible buckets of words");
            }
        }
    }

    /** Empty where the column holds something else on the rows. */
    static Optional<Derivation> fit(CategoricalColumn column, LevelCounts texts, int[] rows, Target target) {
        if (texts.counts().size() < FEWEST_TEXTS
                || texts.rows() > MOST_REPETITIONS * texts.counts().size()) {
            return Optional.empty();
        }
        double words = texts.levels().stream()
                .limit(MOST_LOOKED_AT)
                .mapToInt(text -> words(text).size())
                .average()
                .orElse(0);
        return words < FEWEST_WORDS ? Optional.empty() : Optional.of(new Phrases(best(column, rows, target)));
    }

    private static List<Integer> best(CategoricalColumn column, int[] rows, Target target) {
        double[][] signals = Signals.of(target, rows);
        double[] means = Arrays.stream(signals)
                .mapToDouble(signal -> Arrays.stream(signal).sum() / rows.length)
                .toArray();
        double[] deviations = IntStream.range(0, signals.length)
                .mapToDouble(signal -> Math.sqrt(Arrays.stream(signals[signal])
                                .map(value -> (value - means[signal]) * (value - means[signal]))
                                .sum()
                        / rows.length))
                .toArray();
        Map<Integer, int[]> hashed = new HashMap<>();
        Map<Integer, double[]> sums = new TreeMap<>(); // of each bucket its rows, and the sum of each signal
        for (int i = 0; i < rows.length; i++) {
            if (column.isMissing(rows[i])) {
                continue;
            }
            int[] present = hashed.computeIfAbsent(
                    column.code(rows[i]),
                    code -> counts(column.levels().get(code)).keySet().stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
            for (int bucket : present) {
                double[] sum = sums.computeIfAbsent(bucket, added -> new double[1 + signals.length]);
                sum[0]++;
                for (int signal = 0; signal < signals.length; signal++) {
                    sum[1 + signal] += signals[signal][i];
                }
            }
        }
        int most = Math.clamp(MOST_CELLS / rows.length, LEAST_MOST_BUCKETS, MOST_BUCKETS);
        return sums.entrySet().stream()
                .filter(bucket -> bucket.getValue()[0] >= FEWEST_ROWS)
                .map(bucket -> Map.entry(bucket.getKey(), score(bucket.getValue(), means, deviations)))
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed()) // equals stay in order
                .limit(most)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static double score(double[] sums, double[] means, double[] deviations) {
        double rows = sums[0];
        if (means.length == 0) {
            return rows;
        }
        double greatest = 0;
        for (int signal = 0; signal < means.length; signal++) {
            double difference = Math.abs(sums[1 + signal] / rows - means[signal]);
            double score = deviations[signal] > 0 ? Math.sqrt(rows) * difference / deviations[signal] : 0;
            greatest = Math.max(greatest, score);
        }
        return greatest;
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** How often the words and the pairs of neighbours of each bucket occur. */
    private static Map<Integer, Integer> counts(String text) {
        Map<Integer, Integer> counts = new TreeMap<>();
        String former = "";
        for (String word : words(text)) {
            counts.merge(bucket(word), 1, Integer::sum);
            if (!former.isEmpty()) {
                counts.merge(bucket(former + " " + word), 1, Integer::sum);
            }
            former = word;
        }
        return counts;
    }

    private static int bucket(String phrase) {
        int mixed = phrase.hashCode() * 0x9e3779b9;
        return (mixed ^ mixed >>> 15) >>> 32 - BITS;
    }

    @Override
    public List<String> names() {
        return IntStream.rangeClosed(0, buckets.size())
                .mapToObj(i -> i == 0 ? "words" : "phrase " + buckets.get(i - 1))
                .toList();
    }

    @Override
    public double[][] derive(Column column, int[] rows) {
        double[][] numbers = new double[1 + buckets.size()][rows.length];
        if (column instanceof CategoricalColumn categorical) {
            Map<Integer, double[]> known = new HashMap<>();
            for (int i = 0; i < rows.length; i++) {
                if (!categorical.isMissing(rows[i])) {
                    double[] row = known.computeIfAbsent(
                            categorical.code(rows[i]),
                            code -> numbers(categorical.levels().get(code)));
                    for (int part = 0; part < row.length; part++) {
                        numbers[part][i] = row[part];
                    }
                }
            }
        }
        return numbers;
    }

    private double[] numbers(String text) {
        double[] row = new double[1 + buckets.size()];
        row[0] = StrictMath.log1p(words(text).size());
        Map<Integer, Integer> counts = counts(text);
        for (int i = 0; i < buckets.size(); i++) {
            row[1 + i] = StrictMath.log1p(counts.getOrDefault(buckets.get(i), 0));
        }
        return row;
    }

    @Override
    public List<FeatureFormula.Source> sources(String column) {
        throw AutodidactException.caller("the model reads words in column '" + column
                + "', which only Autodidact itself can do\nTrain without that column, or with numbers made of it.");
    }

    @Override
    public void write(ObjectNode json) {
        ArrayNode written = json.putArray("phrases");
        buckets.forEach(written::add);
    }
}
