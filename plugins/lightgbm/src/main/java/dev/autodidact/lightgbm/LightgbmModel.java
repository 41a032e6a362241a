package dev.autodidact.lightgbm;

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
 * Trees without the library that grew them: its reader trusts model files.
 *
 * @param inputs the number of features
 * @param coding what sums of leaves mean
 * @param trees make the sums
 */
record LightgbmModel(int inputs, Coding coding, Trees trees) implements Model {

    private static final int VERSION = 1;

    static LightgbmModel read(InputStream stream) throws IOException {
        ModelInput in = new ModelInput(stream, LightgbmLearner.ID, VERSION);
        int inputs = in.integer(0, Integer.MAX_VALUE - 1, "number of features");
        Coding coding = Coding.read(in);
        return new LightgbmModel(inputs, coding, Trees.read(in, inputs, coding.sums()));
    }

    @Override
    public Predictions predict(Features features) {
        if (features.size() != inputs) {
            throw new IllegalArgumentException(
                    LightgbmLearner.ID + ": " + features.size() + " features for a model of " + inputs);
        }
        LightgbmLearner.check(features);
        double[][] rows = features.toRows();
        double[][] sums = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            sums[i] = trees.sum(rows[i]);
        }
        return coding.decode(sums);
    }

    @Override
    public Optional<Formula> formula() {
        return Optional.of(coding.decoded(trees.formula(inputs)));
    }

    @Override
    public void write(OutputStream stream) throws IOException {
        ModelOutput out = new ModelOutput(stream, LightgbmLearner.ID, VERSION);
        out.integer(inputs);
        coding.write(out);
        trees.write(out);
    }
}
