package dev.autodidact.tribuo;

import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.TreeSum;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Optional;

/** The same for every row: all that can be learned from one class, from a constant target, or without features. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConstantScorer(double[] values) implements Scorer {

    @Override
    public Kind kind() {
        return Kind.CONSTANT;
    }

    @Override
    public void score(double[] row, double[] scores) {
        System.arraycopy(values, 0, scores, 0, scores.length);
    }

    @Override
    public Optional<Formula> formula(int inputs, int outputs) {
        return Optional.of(Formula.of(TreeSum.constant(inputs, values)));
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.reals(values);
    }
}
