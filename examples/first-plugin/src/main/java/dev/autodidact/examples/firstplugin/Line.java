package dev.autodidact.examples.firstplugin;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A straight line through one feature. */
record Line(int feature, double height, double slope) implements Model {

    static final String LEARNER = "first.best-feature";
    static final int VERSION = 1;

    @Override
    public Predictions predict(Features features) {
        double[] values = features.column(feature);
        return new RealPredictions(
                Arrays.stream(values).map(x -> height + slope * x).toArray());
    }

    @Override
    public void write(OutputStream out) throws IOException {
        ModelOutput model = new ModelOutput(out, LEARNER, VERSION);
        model.integer(feature);
        model.real(height);
        model.real(slope);
    }
}
