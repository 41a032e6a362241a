package dev.autodidact.tribuo;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A model of any of our learners.
 *
 * @param learner the id of the learner that fitted it
 * @param inputs the number of features
 * @param missing whether features may be missing
 * @param decoder what the scorer's outputs mean
 * @param scorer what was learned
 */
record FittedModel(String learner, int inputs, boolean missing, Decoder decoder, Scorer scorer) implements Model {

    private static final int VERSION = 1;

    static FittedModel read(String learner, InputStream stream) throws IOException {
        ModelInput in = new ModelInput(stream, learner, VERSION);
        int inputs = in.integer(0, Integer.MAX_VALUE - 1, "number of features");
        boolean missing = in.flag();
        Decoder decoder = Decoder.read(in);
        return new FittedModel(learner, inputs, missing, decoder, Scorer.read(in, inputs, decoder.outputs()));
    }

    @Override
    public Predictions predict(Features features) {
        if (features.size() != inputs) {
            throw new IllegalArgumentException(learner + ": " + features.size() + " features for a model of " + inputs);
        }
        Rows.check(learner, features, missing);
        double[][] scores = new double[features.rows()][decoder.outputs()];
        double[][] rows = features.toRows();
        for (int i = 0; i < rows.length; i++) {
            scorer.score(rows[i], scores[i]);
        }
        return decoder.decode(scores);
    }

    @Override
    public Optional<Formula> formula() {
        return scorer.formula(inputs, decoder.outputs()).map(decoder::decoded);
    }

    @Override
    public void write(OutputStream stream) throws IOException {
        ModelOutput out = new ModelOutput(stream, learner, VERSION);
        out.integer(inputs);
        out.flag(missing);
        decoder.write(out);
        out.option(scorer.kind());
        scorer.write(out);
    }
}
