package dev.autodidact.tribuo;

import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * What remains of a library's model: a function from a row to one number per output, which are probabilities where
 * classes are predicted. Immutable and thread-safe.
 *
 * <p>Tribuo's own files are not used. Its reader starts any class that a file names and hands the payloads of LibLinear
 * and LibSVM to Java deserialisation, and its models take a row as a list of names and numbers. Numbers in arrays are
 * smaller, faster and cannot run anything.
 */
sealed interface Scorer
        permits ConstantScorer, LinearScorer, FactorizationScorer, TreeScorer, SupportVectorScorer, NeighbourScorer {

    /** The kinds of scorers; the names are part of the file format. */
    enum Kind {
        CONSTANT,
        LINEAR,
        FACTORIZATION,
        TREES,
        SUPPORT_VECTORS,
        NEIGHBOURS
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
            case FACTORIZATION -> FactorizationScorer.read(in, inputs, outputs);
            case TREES -> TreeScorer.read(in, inputs, outputs);
            case SUPPORT_VECTORS -> SupportVectorScorer.read(in, inputs, outputs);
            case NEIGHBOURS -> NeighbourScorer.read(in, inputs, outputs);
        };
    }
}
