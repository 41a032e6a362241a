package dev.autodidact.smile;

import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What remains of a model of Smile: a function from a row to one number per output, which are probabilities where classes
 * are predicted. Immutable and thread-safe.
 *
 * <p>Smile's own models are not kept. They are written by Java serialisation, which hostile bytes can abuse, need native
 * libraries even to predict (networks), take a row as a tuple of named fields, or work on the common pool. Numbers in
 * arrays are smaller and faster, and cannot run anything.
 */
sealed interface Scorer
        permits ConstantScorer,
                LinearScorer,
                TreeScorer,
                KernelScorer,
                GaussianScorer,
                BayesScorer,
                NeighbourScorer,
                NetworkScorer {

    /** The kinds of scorers. The names are part of the file format. */
    enum Kind {
        CONSTANT,
        LINEAR,
        TREES,
        KERNEL,
        GAUSSIAN,
        BAYES,
        NEIGHBOURS,
        NETWORK
    }

    /** {@return the kind, by which {@link #read} knows what follows} */
    Kind kind();

    /**
     * Scores a row.
     *
     * @param row one value per feature; not changed
     * @param scores overwritten with one value per output
     */
    void score(double[] row, double[] scores);

    /** {@return what {@link #score} computes; empty where it cannot be said} */
    default Optional<Formula> formula(int inputs, int outputs) {
        return Optional.empty();
    }

    /** Writes what {@link #read} needs beside the kind and the numbers of inputs and outputs. */
    void write(ModelOutput out) throws IOException;

    /** {@return the scorer that was written} */
    static Scorer read(ModelInput in, int inputs, int outputs) throws IOException {
        return switch (in.option(Kind.class)) {
            case CONSTANT -> new ConstantScorer(in.reals(outputs, "constant"));
            case LINEAR -> LinearScorer.read(in, inputs, outputs);
            case TREES -> TreeScorer.read(in, inputs, outputs);
            case KERNEL -> KernelScorer.read(in, inputs, outputs);
            case GAUSSIAN -> GaussianScorer.read(in, inputs, outputs);
            case BAYES -> BayesScorer.read(in, inputs, outputs);
            case NEIGHBOURS -> NeighbourScorer.read(in, inputs, outputs);
            case NETWORK -> NetworkScorer.read(in, inputs, outputs);
        };
    }
}
