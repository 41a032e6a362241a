package dev.autodidact.smile;

import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Optional;

/** One weighted sum per output, then a link. */
final class LinearScorer implements Scorer {

    private final double[][] weights;
    private final double[] intercepts;
    private final Link link;

    /**
     * @param weights by output, then by feature
     * @param intercepts by output
     * @param link what the sums go through
     */
    LinearScorer(double[][] weights, double[] intercepts, Link link) {
        this.weights = weights;
        this.intercepts = intercepts;
        this.link = link;
    }

    static LinearScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Link link = in.option(Link.class);
        return new LinearScorer(in.table(outputs, inputs, "weight"), in.reals(outputs, "intercept"), link);
    }

    @Override
    public Kind kind() {
        return Kind.LINEAR;
    }

    @Override
    public void score(double[] row, double[] scores) {
        for (int output = 0; output < scores.length; output++) {
            scores[output] = intercepts[output] + Rows.dot(weights[output], row);
        }
        link.apply(scores);
    }

    @Override
    public Optional<Formula> formula(int inputs, int outputs) {
        return Optional.of(link.applied(Formula.of(new Affine(inputs, weights, intercepts))));
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.option(link);
        out.table(weights);
        out.reals(intercepts);
    }
}
