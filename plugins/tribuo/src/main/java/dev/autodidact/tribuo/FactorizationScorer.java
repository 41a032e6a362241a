package dev.autodidact.tribuo;

import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;

/**
 * A second-order factorisation machine per output (Rendle, 2010, "Factorization machines", equation 1, summed as in
 * lemma 3.1), then a link.
 *
 * @param linear one after the other for each output: a weight per feature, then the intercept
 * @param factors one after the other for each output and each of its factors: a value per feature
 * @param rank the number of factors
 * @param link what becomes of the sums
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FactorizationScorer(double[] linear, double[] factors, int rank, Link link) implements Scorer {

    /** Above what our search space allows. */
    private static final int HIGHEST_RANK = 1 << 10;

    static FactorizationScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Link link = in.option(Link.class);
        int rank = in.integer(1, HIGHEST_RANK, "rank");
        double[] linear = in.reals(outputs * (inputs + 1L), "weight");
        return new FactorizationScorer(linear, in.reals((long) outputs * inputs * rank, "factor"), rank, link);
    }

    @Override
    public Kind kind() {
        return Kind.FACTORIZATION;
    }

    @Override
    public void score(double[] row, double[] scores) {
        int atLinear = 0;
        int atFactor = 0;
        for (int output = 0; output < scores.length; output++) {
            double score = 0;
            for (double value : row) {
                score += linear[atLinear++] * value;
            }
            score += linear[atLinear++];
            for (int factor = 0; factor < rank; factor++) {
                double sum = 0;
                double squares = 0;
                for (double value : row) {
                    double part = factors[atFactor++] * value;
                    sum += part;
                    squares += part * part;
                }
                score += (sum * sum - squares) / 2;
            }
            scores[output] = score;
        }
        link.apply(scores);
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.option(link);
        out.integer(rank);
        out.reals(linear);
        out.reals(factors);
    }
}
