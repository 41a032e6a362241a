package dev.autodidact.smile;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;

/**
 * What the outputs of a scorer stand for. Learners see the target coded: the classes that occur are numbered from 0
 * without gaps, and numbers have mean 0 and standard deviation 1, so that penalties and tolerances mean the same on every
 * task.
 */
sealed interface Decoder {

    /** The kinds of decoders. The names are part of the file format. */
    enum Kind {
        CLASSES,
        REALS
    }

    /** {@return the number of outputs} */
    int outputs();

    /** {@return the predictions that a scorer's outputs, by row, mean} */
    Predictions decode(double[][] scores);

    /** {@return what {@link #decode} computes of scores that a formula gives} */
    Formula decoded(Formula scores);

    void write(ModelOutput out) throws IOException;

    /** One output per class that occurred in training; the others have probability 0. */
    final class Classes implements Decoder {

        private static final int MOST = 1 << 20;

        private final int classes;
        private final int[] present;

        /**
         * @param classes the number of classes of the task
         * @param present the codes of those that occurred, ascending
         */
        Classes(int classes, int[] present) {
            this.classes = classes;
            this.present = present;
        }

        @Override
        public int outputs() {
            return present.length;
        }

        @Override
        public Predictions decode(double[][] scores) {
            double[] probabilities = new double[scores.length * classes];
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
            out.option(Kind.CLASSES);
            out.integer(classes);
            out.integer(present.length);
            out.integers(present);
        }
    }

    /**
     * One output, scaled.
     *
     * @param mean what output 0 means
     * @param deviation what a step of 1 means
     */
    record Reals(double mean, double deviation) implements Decoder {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Predictions decode(double[][] scores) {
            double[] values = new double[scores.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = mean + deviation * scores[row][0];
            }
            return new RealPredictions(values);
        }

        @Override
        public Formula decoded(Formula scores) {
            return scores.then(Affine.unscaled(mean, deviation));
        }

        @Override
        public void write(ModelOutput out) throws IOException {
            out.option(Kind.REALS);
            out.real(mean);
            out.real(deviation);
        }
    }

    /** {@return the decoder that was written} */
    static Decoder read(ModelInput in) throws IOException {
        return switch (in.option(Kind.class)) {
            case CLASSES -> {
                int classes = in.integer(1, Classes.MOST, "number of classes");
                int[] present = in.integers(in.integer(1, classes, "number of outputs"), 0, classes - 1, "class");
                yield new Classes(classes, present);
            }
            case REALS -> new Reals(in.real("mean"), in.real("deviation"));
        };
    }
}
