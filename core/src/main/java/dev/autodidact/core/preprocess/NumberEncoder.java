package dev.autodidact.core.preprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.core.data.Numbers;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Encodes a column of numbers. Infinite numbers count as missing.
 *
 * @param name the column's name
 * @param median of the training rows that have a number
 * @param scale the largest magnitude on the training rows; dividing by it first keeps sums and squares finite
 * @param mean of the training rows after imputing and dividing by the scale
 * @param deviation the standard deviation (over n) of the same; 0 where all are equal
 * @param missing whether a training row lacks a number
 */
record NumberEncoder(String name, double median, double scale, double mean, double deviation, boolean missing)
        implements ColumnEncoder {

    /** No training row reaches this: at most sqrt(n - 1) is possible. It keeps wild new values within a float. */
    private static final double FARTHEST = 1e6;

    NumberEncoder {
        boolean finite = DoubleStream.of(median, scale, mean, deviation).allMatch(Double::isFinite);
        boolean varies = deviation > 0 && scale > 0;
        if (!finite || !(varies || (deviation == 0 && missing))) {
            throw new IllegalArgumentException("column '" + name + "' has impossible statistics");
        }
    }

    /** Empty where the rows are all missing or all equal. */
    static Optional<ColumnEncoder> fit(NumericColumn column, int[] rows) {
        double[] values = Arrays.stream(rows).mapToDouble(column::value).toArray();
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        boolean missing = sorted.length < values.length;
        if (sorted.length == 0 || (sorted[0] == sorted[sorted.length - 1] && !missing)) {
            return Optional.empty();
        }
        double low = sorted[(sorted.length - 1) / 2];
        double high = sorted[sorted.length / 2];
        double median = low == high ? low : low / 2 + high / 2;
        Arrays.setAll(values, i -> Double.isFinite(values[i]) ? values[i] : median);
        Sample sample = Sample.of(values);
        return Optional.of(
                new NumberEncoder(column.name(), median, sample.scale(), sample.mean(), sample.deviation(), missing));
    }

    @Override
    public int size(Encoding encoding) {
        return encoding.missing() ? 1 : (deviation > 0 ? 1 : 0) + (missing ? 1 : 0);
    }

    @Override
    public void encode(Column column, int[] rows, Encoding encoding, FeatureList features) {
        double[] values = numbers(column, rows);
        if (!encoding.missing()) {
            double[] absent = new double[rows.length];
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
            double value = deviation > 0 ? (values[i] / scale - mean) / deviation : values[i] * 0;
            values[i] = Math.max(-FARTHEST, Math.min(FARTHEST, value));
        }
        return values;
    }

    @Override
    public void write(ObjectNode json) {
        json.put("median", median);
        json.put("scale", scale);
        json.put("mean", mean);
        json.put("deviation", deviation);
        json.put("missing", missing);
    }
}
