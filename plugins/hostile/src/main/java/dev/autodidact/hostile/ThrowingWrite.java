package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import java.io.OutputStream;

/** Fits a model that throws when it should write itself. */
final class ThrowingWrite extends HostileLearner {

    ThrowingWrite() {
        super("throwing-write");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public void write(OutputStream out) {
                throw new UnspeakableException();
            }
        };
    }
}
