package dev.autodidact.tribuo;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;

/** The way back from a scorer's outputs to the target as it was given. Immutable. */
sealed interface Decoder {

    /** {@return the number of outputs} */
    int outputs();

    /** {@return predictions from as many scores per row as there are outputs} */
    Predictions decode(double[][] scores);

    /** {@return what {@link #decode} computes of scores that a formula gives} */
    Formula decoded(Formula scores);

    /** Writes what {@link #read} needs. */
    void write(ModelOutput out) throws IOException;

    /** {@return the decoder that was written} */
    static Decoder read(ModelInput in) throws IOException {
        if (in.flag()) {
            int classes = in.integer(1, Integer.MAX_VALUE, "classes");
            int outputs = in.integer(1, classes, "outputs");
            int[] present = in.integers(outputs, 0, classes - 1, "class");
            in.require(Arrays.stream(present).distinct().count() == outputs, "a class stands twice");
            return new Classes(classes, present);
        }
        return new Real(in.real("mean"), in.real("deviation"));
    }

    /**
     * Classes: an output for each one that was present in the training rows, 0 for the others.
     *
     * @param classes the number of classes
     * @param present the classes that occurred
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Classes(int classes, int[] present) implements Decoder {

        @Override
        public int outputs() {
            return present.length;
        }

        @Override
        public Predictions decode(double[][] scores) {
            double[] probabilities = new double[Math.multiplyExact(scores.length, classes)];
            for (int row = 0; row < scores.length; row++) {
                for (int output = 0; output < present.length; output++) {
                    probabilities[row * classes + present[output]] = scores[row][output];
                }
            }
            return new ClassProbabilities(probabilities, classes);
        }

        @Override
        public Formula decoded(Formula scores) {
            return scores.then(Affine.spread(classes, present));
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
     * A number, learned with mean 0 and standard deviation 1.
     *
     * @param mean the mean of the training targets
     * @param deviation their standard deviation
     */
    record Real(double mean, double deviation) implements Decoder {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Predictions decode(double[][] scores) {
            return new RealPredictions(Arrays.stream(scores)
                    .mapToDouble(score -> mean + deviation * score[0])
                    .toArray());
        }

        @Override
        public Formula decoded(Formula scores) {
            return scores.then(Affine.unscaled(mean, deviation));
        }

        @Override
        public void write(ModelOutput out) throws IOException {
            out.flag(false);
            out.real(mean);
            out.real(deviation);
        }
    }
}
