package dev.autodidact.tribuo;

import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A weighted sum per output, then a link.
 *
 * @param weights one after the other for each output: a weight per feature, then the intercept
 * @param link what becomes of the sums
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LinearScorer(double[] weights, Link link) implements Scorer {

    static LinearScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Link link = in.option(Link.class);
        return new LinearScorer(in.reals(outputs * (inputs + 1L), "weight"), link);
    }

    @Override
    public Kind kind() {
        return Kind.LINEAR;
    }

    @Override
    public void score(double[] row, double[] scores) {
        int at = 0;
        for (int output = 0; output < scores.length; output++) {
            double sum = 0;
            for (double value : row) {
                sum += weights[at++] * value;
            }
            scores[output] = sum + weights[at++];
        }
        link.apply(scores);
    }

    @Override
    public Optional<Formula> formula(int inputs, int outputs) {
        double[][] rows = new double[outputs][];
        double[] biases = new double[outputs];
        for (int output = 0; output < outputs; output++) {
            int from = output * (inputs + 1);
            rows[output] = Arrays.copyOfRange(weights, from, from + inputs);
            biases[output] = weights[from + inputs];
        }
        return Optional.of(link.applied(Formula.of(new Affine(inputs, rows, biases))));
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.option(link);
        out.reals(weights);
    }
}
