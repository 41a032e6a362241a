package dev.autodidact.core.preprocess;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers that describe a data set, so that tasks can be compared: cheap ones only, found in one pass over a column, or,
 * for {@link Landmarkers}, on a sample of rows. The same data gives the same numbers, all are finite, and every data set has all of them; what does not apply
 * (classes in regression, skewness without numbers) is 0. Counts are as natural logarithms, shares from 0 to 1, skewness
 * and kurtosis as {@code ln(1 + |x|)}, because they know no bounds.
 *
 * <p>The choice follows Brazdil, van Rijn, Soares and Vanschoren (2022, "Metalearning", chapter 4): simple and
 * statistical features, of the information-theoretic ones the entropy of the classes, and landmarkers.
 */
public final class MetaFeatures {

    private MetaFeatures() {}

    /**
     * {@return the meta-features by name, sorted by name}
     *
     * @param data the labelled rows
     */
    public static Map<String, Double> of(LabelledTable data) {
        Table table = data.table();
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.name().equals(data.targetName()))
                .toList();
        List<NumericColumn> numeric = only(NumericColumn.class, columns);
        List<CategoricalColumn> categorical = only(CategoricalColumn.class, columns);
        Map<String, Double> features = new TreeMap<>();
        addShape(features, table.rows(), columns.size(), numeric.size());
        addMissing(features, table.rows(), columns);
        addNumeric(features, numeric, data.target());
        addCategorical(features, categorical);
        addTarget(features, data.target());
        features.putAll(Landmarkers.of(data));
        return Collections.unmodifiableMap(features);
    }

    private static <T> List<T> only(Class<T> type, List<Column> columns) {
        return columns.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void addShape(Map<String, Double> features, int rows, int columns, int numeric) {
        features.put("log-rows", Math.log(rows));
        features.put("log-columns", Math.log(Math.max(1, columns)));
        features.put("log-columns-per-row", Math.log(Math.max(1, columns) / (double) rows));
        features.put("numeric-share", share(numeric, columns));
    }

    private static void addMissing(Map<String, Double> features, int rows, List<Column> columns) {
        boolean[] incomplete = new boolean[rows];
        long cells = 0;
        int affected = 0;
        for (Column column : columns) {
            long before = cells;
            for (int row = 0; row < rows; row++) {
                if (column.isMissing(row)) {
                    incomplete[row] = true;
                    cells++;
                }
            }
            affected += cells > before ? 1 : 0;
        }
        long incompleteRows =
                IntStream.range(0, rows).filter(row -> incomplete[row]).count();
        features.put("missing-share", share(cells, (long) rows * columns.size()));
        features.put("missing-row-share", share(incompleteRows, rows));
        features.put("missing-column-share", share(affected, columns.size()));
    }

    private static void addNumeric(Map<String, Double> features, List<NumericColumn> columns, Target target) {
        double[] skewness = new double[columns.size()];
        double[] kurtosis = new double[columns.size()];
        double[] association = new double[columns.size()];
        double[] redundancy = new double[Math.max(0, columns.size() - 1)];
        for (int j = 0; j < columns.size(); j++) {
            NumericColumn column = columns.get(j);
            int[] rows = finite(column, IntStream.range(0, column.rows()));
            Sample sample = sample(column, rows);
            skewness[j] = Math.log1p(Math.abs(sample.skewness()));
            kurtosis[j] = Math.log1p(sample.kurtosis());
            association[j] = switch (target.take(rows)) {
                case ClassTarget classes -> sample.correlationRatio(classes);
                case RealTarget real -> Math.abs(sample.correlation(Sample.of(real.toValues())));
            };
            if (j > 0) {
                NumericColumn other = columns.get(j - 1);
                int[] both = finite(other, Arrays.stream(rows));
                redundancy[j - 1] = Math.abs(sample(column, both).correlation(sample(other, both)));
            }
        }
        features.put("skewness-mean", mean(skewness));
        features.put("skewness-max", max(skewness));
        features.put("kurtosis-mean", mean(kurtosis));
        features.put("target-association-mean", mean(association));
        features.put("target-association-max", max(association));
        features.put("neighbour-correlation-mean", mean(redundancy));
    }

    private static int[] finite(NumericColumn column, IntStream rows) {
        return rows.filter(row -> Double.isFinite(column.value(row))).toArray();
    }

    private static Sample sample(NumericColumn column, int[] rows) {
        return Sample.of(Arrays.stream(rows).mapToDouble(column::value).toArray());
    }

    private static void addCategorical(Map<String, Double> features, List<CategoricalColumn> columns) {
        double[] levels = columns.stream()
                .mapToDouble(column -> IntStream.range(0, column.rows())
                        .map(column::code)
                        .filter(code -> code >= 0)
                        .distinct()
                        .count())
                .map(count -> Math.log(Math.max(1, count)))
                .toArray();
        features.put("log-levels-mean", mean(levels));
        features.put("log-levels-max", max(levels));
    }

    private static void addTarget(Map<String, Double> features, Target target) {
        int[] counts = target instanceof ClassTarget classes ? classes.counts() : new int[0];
        double entropy = 0;
        for (int count : counts) {
            double share = share(count, target.rows());
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        features.put("log-classes", Math.log(Math.max(1, counts.length)));
        features.put("class-entropy", counts.length > 1 ? entropy / Math.log(counts.length) : 0);
        features.put("majority-share", share(Arrays.stream(counts).max().orElse(0), target.rows()));
        features.put("minority-share", share(Arrays.stream(counts).min().orElse(0), target.rows()));
        double[] values = target instanceof RealTarget real ? real.toValues() : new double[0];
        Sample sample = Sample.of(values);
        features.put("target-skewness", Math.log1p(Math.abs(sample.skewness())));
        features.put("target-kurtosis", Math.log1p(sample.kurtosis()));
        features.put(
                "target-distinct-share",
                share(DoubleStream.of(values).distinct().count(), values.length));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }

    private static double max(double[] values) {
        return DoubleStream.of(values).max().orElse(0);
    }
}
