package dev.autodidact.lightgbm;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.formula.Activation;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How a target becomes labels, and sums of leaves become predictions. Immutable. */
sealed interface Coding {

    static Coding of(Target target) {
        return switch (target) {
            case ClassTarget classes -> {
                int[] counts = classes.counts();
                yield new Classes(
                        counts.length,
                        IntStream.range(0, counts.length)
                                .filter(code -> counts[code] > 0)
                                .toArray());
            }
            case RealTarget real -> {
                double[] values = real.toValues();
                double mean = Arrays.stream(values).average().orElse(0);
                double deviation = Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElse(0));
                yield new Real(mean, deviation > 0 ? deviation : 1);
            }
        };
    }

    /** Which rows of a target have a label; no model can predict a class that it has never seen. */
    int[] labelled(Target target);

    /** The labels of some of those rows. */
    float[] labels(Target target, int[] rows);

    /** What the library minimises, as its parameters say it. */
    String objective();

    /** How many sums of leaves there are for a row. */
    int sums();

    /** The sums that predict no better than a constant does. */
    double[] constant(Target target);

    /** Predictions of rows by their sums, one array each. */
    Predictions decode(double[][] sums);

    /** What {@link #decode} computes of sums that a formula gives. */
    Formula decoded(Formula sums);

    void write(ModelOutput out) throws IOException;

    static Coding read(ModelInput in) throws IOException {
        if (in.flag()) {
            int classes = in.integer(1, Integer.MAX_VALUE, "number of classes");
            int[] present = in.integers(in.integer(1, classes, "number of classes seen"), 0, classes - 1, "class");
            in.require(Arrays.stream(present).distinct().count() == present.length, "a class stands twice");
            return new Classes(classes, present);
        }
        return new Real(in.real("mean"), in.real("deviation"));
    }

    /**
     * Classes; those that do not occur have the probability 0. Of two that do, one sum is the log-odds of the second.
     *
     * @param classes the number of classes
     * @param present those that occur, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Classes(int classes, int[] present) implements Coding {

        @Override
        public int[] labelled(Target target) {
            ClassTarget codes = (ClassTarget) target;
            return IntStream.range(0, codes.rows())
                    .filter(row -> Arrays.binarySearch(present, codes.code(row)) >= 0)
                    .toArray();
        }

        @Override
        public float[] labels(Target target, int[] rows) {
            ClassTarget codes = (ClassTarget) target;
            float[] labels = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                labels[i] = Arrays.binarySearch(present, codes.code(rows[i]));
            }
            return labels;
        }

        @Override
        public String objective() {
            return present.length == 2
                    ? "objective=binary metric=binary_logloss"
                    : "objective=multiclass metric=multi_logloss num_class=" + present.length;
        }

        @Override
        public int sums() {
            return present.length == 2 ? 1 : present.length;
        }

        @Override
        public double[] constant(Target target) {
            int[] counts = ((ClassTarget) target).counts();
            double[] logarithms = Arrays.stream(present)
                    .mapToDouble(code -> StrictMath.log(counts[code]))
                    .toArray();
            return present.length == 2 ? new double[] {logarithms[1] - logarithms[0]} : logarithms;
        }

        @Override
        public Predictions decode(double[][] sums) {
            double[] probabilities = new double[Math.multiplyExact(sums.length, classes)];
            for (int row = 0; row < sums.length; row++) {
                double[] scores = present.length == 2 ? new double[] {0, sums[row][0]} : sums[row];
                double highest = Arrays.stream(scores).max().orElse(0);
                double total = 0;
                for (int i = 0; i < present.length; i++) {
                    total += StrictMath.exp(scores[i] - highest);
                }
                for (int i = 0; i < present.length; i++) {
                    probabilities[row * classes + present[i]] = StrictMath.exp(scores[i] - highest) / total;
                }
            }
            return new ClassProbabilities(probabilities, classes);
        }

        @Override
        public Formula decoded(Formula sums) {
            Formula scores =
                    present.length == 2 ? sums.then(new Affine(1, new double[][] {{0}, {1}}, new double[2])) : sums;
            return scores.then(new Activation(present.length, Activation.Function.SOFTMAX))
                    .then(Affine.spread(classes, present));
        }

        @Override
        public void write(ModelOutput out) throws IOException {
            out.flag(true);
            out.integer(classes);
            out.integer(present.length);
            out.integers(present);
        }
    }

    /**
     * Numbers, learned with mean 0 and standard deviation 1.
     *
     * @param mean the mean of the training rows
     * @param deviation their standard deviation
     */
    record Real(double mean, double deviation) implements Coding {

        @Override
        public int[] labelled(Target target) {
            return IntStream.range(0, target.rows()).toArray();
        }

        @Override
        public float[] labels(Target target, int[] rows) {
            float[] labels = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                labels[i] = (float) ((((RealTarget) target).value(rows[i]) - mean) / deviation);
            }
            return labels;
        }

        @Override
        public String objective() {
            return "objective=regression metric=l2";
        }

        @Override
        public int sums() {
            return 1;
        }

        @Override
        public double[] constant(Target target) {
            return new double[1];
        }

        @Override
        public Predictions decode(double[][] sums) {
            return new RealPredictions(Arrays.stream(sums)
                    .mapToDouble(sum -> mean + deviation * sum[0])
                    .toArray());
        }

        @Override
        public Formula decoded(Formula sums) {
            return sums.then(Affine.unscaled(mean, deviation));
        }

        @Override
        public void write(ModelOutput out) throws IOException {
            out.flag(false);
            out.real(mean);
            out.real(deviation);
        }
    }
}
