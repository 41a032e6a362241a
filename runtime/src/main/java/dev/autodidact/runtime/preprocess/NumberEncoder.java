package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.runtime.data.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Encodes a column of numbers. Infinite numbers count as missing.
 *
 * @param name the column's name
 * @param median of the training rows that have a number
 * @param unit where the training rows are skewed, the distance x from the median that becomes log 2 before numbers are
 *     standardised, as sign(x) log(1 + |x| / unit); 0 where they stay as they are
 * @param scale the largest magnitude on the training rows; dividing by it first keeps sums and squares finite
 * @param mean of the training rows after imputing and dividing by the scale
 * @param deviation the standard deviation (over n) of the same; 0 where all are equal
 * @param missing whether a training row lacks a number
 */
record NumberEncoder(
        String name, double median, double unit, double scale, double mean, double deviation, boolean missing)
        implements ColumnEncoder {

    /** No training row reaches this: at most sqrt(n - 1) is possible. It keeps wild new values within a float. */
    private static final double FARTHEST = 1e6;

    /** Beyond the skewness of an exponential distribution, few rows would decide what linear models, kernels and networks see. */
    private static final double SKEWED = 2;

    NumberEncoder {
        boolean finite = DoubleStream.of(median, unit, scale, mean, deviation).allMatch(Double::isFinite);
        boolean varies = deviation > 0 && scale > 0;
        if (!finite || unit < 0 || !(varies || (deviation == 0 && missing))) {
            throw new IllegalArgumentException("column '" + name + "' has impossible statistics");
        }
    }

    /** Empty where the rows are all missing or all equal. */
    static Optional<NumberEncoder> fit(NumericColumn column, int[] rows) {
        double[] values = new double[rows.length];
        double[] sorted = new double[rows.length];
        int known = 0;
        for (int i = 0; i < rows.length; i++) { // loops, because this is on the way to the first answer
            values[i] = column.value(rows[i]);
            if (Double.isFinite(values[i])) {
                sorted[known++] = values[i];
            }
        }
        Arrays.sort(sorted, 0, known);
        boolean missing = known < values.length;
        if (known == 0 || (sorted[0] == sorted[known - 1] && !missing)) {
            return Optional.empty();
        }
        double low = sorted[(known - 1) / 2];
        double high = sorted[known / 2];
        double median = low == high ? low : low / 2 + high / 2;
        Arrays.setAll(values, i -> Double.isFinite(values[i]) ? values[i] : median);
        Sample sample = Sample.of(values);
        double unit = Math.abs(sample.skewness()) > SKEWED ? unit(values, median) : 0;
        if (unit > 0) {
            Arrays.setAll(values, i -> logarithm(values[i], median, unit));
            sample = Sample.of(values);
        }
        return Optional.of(new NumberEncoder(
                column.name(), median, unit, sample.scale(), sample.mean(), sample.deviation(), missing));
    }

    /** The median distance from the median of those that have one; 0 where that is no number to divide by. */
    private static double unit(double[] values, double median) {
        double[] distances = Arrays.stream(values)
                .map(value -> Math.abs(value - median))
                .filter(distance -> distance > 0)
                .sorted()
                .toArray();
        double unit = distances[distances.length / 2];
        return unit >= Double.MIN_NORMAL && unit < Double.MAX_VALUE ? unit : 0;
    }

    private static double logarithm(double value, double median, double unit) {
        double distance = Math.min(Math.abs(value - median) / unit, Double.MAX_VALUE);
        return Math.copySign(StrictMath.log1p(distance), value - median);
    }

    /** The same where nothing marks what is missing; empty where nothing is left. */
    Optional<NumberEncoder> unmarked() {
        return deviation > 0
                ? Optional.of(new NumberEncoder(name, median, unit, scale, mean, deviation, false))
                : Optional.empty();
    }

    @Override
    public int size(Encoding encoding) {
        return encoding.missing() ? 1 : (deviation > 0 ? 1 : 0) + (missing ? 1 : 0);
    }

    @Override
    public void encode(Column column, int[] rows, Encoding encoding, FeatureList features) {
        encode(numbers(column, rows), name, encoding, features);
    }

    /** Adds the features of numbers, NaN where missing, under a name; the numbers are handed over. */
    void encode(double[] values, String name, Encoding encoding, FeatureList features) {
        if (!encoding.missing()) {
            double[] absent = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                if (Double.isNaN(values[i])) {
                    absent[i] = 1;
                    values[i] = median;
                }
            }
            if (deviation > 0) {
                features.addNumeric(name, encoding.standardized() ? standardized(values) : values);
            }
            if (missing) {
                features.addNumeric(name + "=?", absent);
            }
        } else {
            features.addNumeric(name, encoding.standardized() ? standardized(values) : values);
        }
    }

    /** The numbers of the rows, NaN where missing or infinite. */
    private double[] numbers(Column column, int[] rows) {
        double[] numbers = new double[rows.length];
        switch (column) {
            case NumericColumn numeric -> {
                for (int i = 0; i < rows.length; i++) {
                    double value = numeric.value(rows[i]);
                    numbers[i] = Double.isInfinite(value) ? Double.NaN : value;
                }
            }
            case CategoricalColumn categorical -> {
                double[] parsed = categorical.levels().stream()
                        .mapToDouble(Numbers::parse)
                        .toArray();
                for (int i = 0; i < rows.length; i++) {
                    int code = categorical.code(rows[i]);
                    double value = code < 0 ? Double.NaN : parsed[code];
                    if (code >= 0 && Double.isNaN(value)) {
                        throw AutodidactException.caller("column '" + name + "' held numbers in training, but data row "
                                + (rows[i] + 1) + " holds '"
                                + categorical.levels().get(code)
                                + "'\nMend that cell, or leave it empty where the number is unknown.");
                    }
                    numbers[i] = Double.isInfinite(value) ? Double.NaN : value;
                }
            }
        }
        return numbers;
    }

    private double[] standardized(double[] values) {
        for (int i = 0; i < values.length; i++) {
            double shown = unit > 0 ? logarithm(values[i], median, unit) : values[i];
            double value = deviation > 0 ? (shown / scale - mean) / deviation : values[i] * 0;
            values[i] = Math.max(-FARTHEST, Math.min(FARTHEST, value));
        }
        return values;
    }

    @Override
    public List<FeatureFormula> formulas(Encoding encoding) {
        return formulas(new FeatureFormula.Cells(name), encoding);
    }

    /** What is computed of such numbers. */
    List<FeatureFormula> formulas(FeatureFormula.Source source, Encoding encoding) {
        Optional<FeatureFormula.Scaling> scaling = encoding.standardized()
                ? Optional.of(new FeatureFormula.Scaling(median, unit, scale, mean, deviation, FARTHEST))
                : Optional.empty();
        if (encoding.missing()) {
            return List.of(new FeatureFormula.Numbers(source, Double.NaN, scaling));
        }
        List<FeatureFormula> formulas = new ArrayList<>();
        if (deviation > 0) {
            formulas.add(new FeatureFormula.Numbers(source, median, scaling));
        }
        if (missing) {
            formulas.add(new FeatureFormula.Absence(source));
        }
        return formulas;
    }

    @Override
    public void write(ObjectNode json) {
        json.put("median", median);
        json.put("unit", unit);
        json.put("scale", scale);
        json.put("mean", mean);
        json.put("deviation", deviation);
        json.put("missing", missing);
    }
}
