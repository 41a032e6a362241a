package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the training rows tell of each of a column's many levels: the share of rows that have it, and the mean of each
 * {@linkplain Signals signal} of their target, drawn towards the mean of all as if {@value #PRIOR_ROWS} rows of that had
 * been seen too (Micci-Barreca, 2001, "A preprocessing scheme for high-cardinality categorical attributes in
 * classification and prediction problems"). Levels that are missing, rare or unseen have the share 0 and the mean of all.
 *
 * <p>A training row gets the means of the other {@value #PARTS} - 1 parts of the training rows: a mean that knew the row's
 * own target would teach learners to believe in levels that tell nothing.
 *
 * @param levels the levels, most frequent first
 * @param signals the names of the signals
 * @param shares the share of each level
 * @param means the mean of each signal, one list for each, level by level, the mean of all last
 */
record LevelStatistics(List<String> levels, List<String> signals, List<Double> shares, List<List<Double>> means)
        implements Derivation {

    /** So few levels are well served by a feature each. */
    private static final int FEW = 10;

    private static final int FEWEST_ROWS = 2;
    private static final int MOST_LEVELS = 10_000;
    private static final int PARTS = 5;
    private static final int PRIOR_ROWS = 10;

    LevelStatistics {
        levels = List.copyOf(levels);
        signals = List.copyOf(signals);
        shares = List.copyOf(shares);
        means = means.stream().map(List::copyOf).toList();
        int all = levels.size();
        if (all == 0
                || new HashSet<>(levels).size() < all
                || new HashSet<>(signals).size() < signals.size()
                || shares.size() != all
                || means.size() != signals.size()
                || means.stream().anyMatch(mean -> mean.size() != all + 1)
                || !shares.stream().allMatch(Double::isFinite)
                || !means.stream().flatMap(List::stream).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("impossible statistics of levels");
        }
    }

    /** Empty where the column has few levels on the rows. */
    static Optional<Derivation> fit(CategoricalColumn column, LevelCounts all, int[] rows, Target target) {
        LevelCounts counts = all.atLeast(FEWEST_ROWS, MOST_LEVELS);
        List<String> levels = counts.levels();
        if (levels.size() <= FEW) {
            return Optional.empty();
        }
        List<List<Double>> means = new ArrayList<>();
        int[] places = LevelCounts.places(levels, column, rows);
        for (double[] signal : Signals.of(target, rows)) {
            Sums sums = new Sums(levels.size());
            IntStream.range(0, rows.length).forEach(i -> sums.add(places[i], signal[i]));
            double prior = mean(signal);
            means.add(IntStream.rangeClosed(0, levels.size())
                    .mapToObj(place -> place == levels.size() ? prior : sums.mean(place, prior))
                    .toList());
        }
        List<Double> shares = counts.counts().stream()
                .map(level -> (double) level.getValue() / rows.length)
                .toList();
        return Optional.of(new LevelStatistics(levels, Signals.names(target), shares, means));
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).sum() / values.length;
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("share"));
        signals.forEach(signal -> names.add(signal.isEmpty() ? "mean" : "mean of " + signal));
        return names;
    }

    @Override
    public double[][] derive(Column column, int[] rows) {
        int[] places = LevelCounts.places(levels, column, rows);
        double[][] numbers = new double[1 + means.size()][];
        numbers[0] = shares(places);
        for (int signal = 0; signal < means.size(); signal++) {
            List<Double> mean = means.get(signal);
            numbers[1 + signal] = IntStream.of(places).mapToDouble(mean::get).toArray();
        }
        return numbers;
    }

    private double[] shares(int[] places) {
        return IntStream.of(places)
                .mapToDouble(place -> place == levels.size() ? 0 : shares.get(place))
                .toArray();
    }

    @Override
    public double[][] deriveTraining(Column column, int[] rows, Target target) {
        int[] places = LevelCounts.places(levels, column, rows);
        double[][] known = Signals.of(target, rows);
        double[][] numbers = new double[1 + known.length][];
        numbers[0] = shares(places);
        for (int signal = 0; signal < known.length; signal++) {
            numbers[1 + signal] = meansOfOtherParts(places, known[signal]);
        }
        return numbers;
    }

    private double[] meansOfOtherParts(int[] places, double[] signal) {
        Sums all = new Sums(levels.size());
        Sums[] parts = new Sums[PARTS];
        Arrays.setAll(parts, part -> new Sums(levels.size()));
        for (int i = 0; i < places.length; i++) {
            all.add(places[i], signal[i]);
            parts[i % PARTS].add(places[i], signal[i]);
        }
        double prior = mean(signal);
        double[] means = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            means[i] = places[i] == levels.size() ? prior : all.meanWithout(parts[i % PARTS], places[i], prior);
        }
        return means;
    }

    /** Counts and sums by level; the last place is for all others. */
    private static final class Sums {

        private final double[] counts;
        private final double[] sums;

        Sums(int levels) {
            counts = new double[levels + 1];
            sums = new double[levels + 1];
        }

        void add(int place, double value) {
            counts[place]++;
            sums[place] += value;
        }

        double mean(int place, double prior) {
            return drawn(sums[place], counts[place], prior);
        }

        double meanWithout(Sums part, int place, double prior) {
            return drawn(sums[place] - part.sums[place], counts[place] - part.counts[place], prior);
        }

        private static double drawn(double sum, double count, double prior) {
            return (sum + PRIOR_ROWS * prior) / (count + PRIOR_ROWS);
        }
    }

    @Override
    public List<FeatureFormula.Source> sources(String column) {
        FeatureFormula.Places places = new FeatureFormula.Places(column, levels);
        List<Double> orNone = new ArrayList<>(shares);
        orNone.add(0.0);
        return Stream.concat(Stream.of(orNone), means.stream())
                .<FeatureFormula.Source>map(values -> new FeatureFormula.PerLevel(places, values))
                .toList();
    }

    @Override
    public void write(ObjectNode json) {
        ObjectNode statistics = json.putObject("statistics");
        ArrayNode written = statistics.putArray("levels");
        levels.forEach(written::add);
        ArrayNode names = statistics.putArray("signals");
        signals.forEach(names::add);
        ArrayNode frequent = statistics.putArray("shares");
        shares.forEach(frequent::add);
        ArrayNode rows = statistics.putArray("means");
        for (List<Double> mean : means) {
            ArrayNode row = rows.addArray();
            mean.forEach(row::add);
        }
    }
}
