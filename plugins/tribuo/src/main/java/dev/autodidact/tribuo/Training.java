package dev.autodidact.tribuo;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * The training rows, the target in the coding that all our learners share: classes that occur are numbered from 0
 * without gaps, and numbers have mean 0 and standard deviation 1, so that step sizes, penalties and tolerances mean the
 * same on every task.
 */
final class Training {

    private static final OffsetDateTime NO_TIME = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    private final Features features;
    private final double[] targets;
    private final Decoder decoder;

    private Training(Features features, double[] targets, Decoder decoder) {
        this.features = features;
        this.targets = targets;
        this.decoder = decoder;
    }

    static Training of(TrainingData data) {
        return switch (data.target()) {
            case ClassTarget classes -> of(data.features(), classes);
            case RealTarget reals -> of(data.features(), reals);
        };
    }

    private static Training of(Features features, ClassTarget target) {
        int[] counts = target.counts();
        int[] present = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .toArray();
        double[] outputs = Arrays.stream(target.toCodes())
                .mapToDouble(code -> Arrays.binarySearch(present, code))
                .toArray();
        return new Training(features, outputs, new Decoder.Classes(counts.length, present));
    }

    private static Training of(Features features, RealTarget target) {
        double[] values = target.toValues();
        double mean = Arrays.stream(values).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        double scale = deviation > 0 ? deviation : 1;
        Arrays.setAll(values, i -> (values[i] - mean) / scale);
        return new Training(features, values, new Decoder.Real(mean, scale));
    }

    /**
     * {@return other rows in the coding of these} Rows of a class that these have not are left out, since no model of
     * these can predict it.
     *
     * @param others rows of the same features and the same target
     */
    Training alike(TrainingData others) {
        return switch (decoder) {
            case Decoder.Classes known -> {
                int[] codes = ((ClassTarget) others.target()).toCodes();
                int[] kept = IntStream.range(0, codes.length)
                        .filter(row -> Arrays.binarySearch(known.present(), codes[row]) >= 0)
                        .toArray();
                yield new Training(
                        others.features().take(kept),
                        Arrays.stream(kept)
                                .mapToDouble(row -> Arrays.binarySearch(known.present(), codes[row]))
                                .toArray(),
                        decoder);
            }
            case Decoder.Real real -> {
                double[] values = ((RealTarget) others.target()).toValues();
                Arrays.setAll(values, row -> (values[row] - real.mean()) / real.deviation());
                yield new Training(others.features(), values, decoder);
            }
        };
    }

    Features features() {
        return features;
    }

    /** {@return one per row: the number of its class, or its standardised value; not to be changed} */
    double[] targets() {
        return targets;
    }

    Decoder decoder() {
        return decoder;
    }

    boolean classifies() {
        return decoder instanceof Decoder.Classes;
    }

    /** {@return for classification the share of each class, for regression the mean} */
    double[] prior() {
        return classifies() ? shares(targets, decoder.outputs()) : new double[1];
    }

    /** {@return the share of each class among targets} */
    static double[] shares(double[] targets, int classes) {
        double[] shares = new double[classes];
        for (double target : targets) {
            shares[(int) target] += 1.0 / targets.length;
        }
        return shares;
    }

    /** {@return whether there is nothing to tell rows or targets apart by} */
    boolean isTrivial() {
        return features.size() == 0 || Arrays.stream(targets).allMatch(target -> target == targets[0]);
    }

    /** {@return the rows as Tribuo takes them} The id of a feature is its index. */
    Dataset<Label> labelled() {
        Label[] labels = IntStream.range(0, decoder.outputs())
                .mapToObj(i -> new Label(Integer.toString(i)))
                .toArray(Label[]::new);
        return dataset(row -> labels[(int) targets[row]], new LabelFactory());
    }

    /** {@return which output each of Tribuo's label ids stands for} */
    static int[] outputs(ImmutableOutputInfo<Label> labels) {
        return IntStream.range(0, labels.size())
                .map(id -> Integer.parseInt(labels.getOutput(id).getLabel()))
                .toArray();
    }

    /** {@return the rows as Tribuo takes them} The id of a feature is its index. */
    Dataset<Regressor> measured() {
        return dataset(row -> new Regressor("target", targets[row]), new RegressionFactory());
    }

    private <T extends Output<T>> Dataset<T> dataset(IntFunction<T> output, OutputFactory<T> factory) {
        // Tribuo orders features by name
        String[] names = IntStream.range(0, features.size())
                .mapToObj(j -> String.format(Locale.ROOT, "f%09d", j))
                .toArray(String[]::new);
        MutableDataset<T> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("autodidact", NO_TIME, factory), factory);
        double[][] rows = features.toRows();
        for (int i = 0; i < rows.length; i++) {
            dataset.add(example(output.apply(i), names, rows[i], i == 0));
        }
        return dataset;
    }

    /** {@return a row without its zeros; but where all shall be there, so that Tribuo knows of every feature, with them} */
    private static <T extends Output<T>> Example<T> example(T output, String[] names, double[] row, boolean all) {
        int[] kept =
                IntStream.range(0, row.length).filter(j -> all || row[j] != 0).toArray();
        if (kept.length == row.length) {
            return new ArrayExample<>(output, names, row);
        }
        if (kept.length == 0) {
            kept = new int[] {0}; // Tribuo refuses examples without features
        }
        return new ArrayExample<>(
                output,
                Arrays.stream(kept).mapToObj(j -> names[j]).toArray(String[]::new),
                Arrays.stream(kept).mapToDouble(j -> row[j]).toArray());
    }
}
