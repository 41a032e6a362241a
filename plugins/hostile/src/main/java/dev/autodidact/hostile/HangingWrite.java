package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import java.io.OutputStream;

/** Fits a model that never ends to write itself. */
final class HangingWrite extends HostileLearner {

    HangingWrite() {
        super("hanging-write");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public void write(OutputStream out) {
                new Spin().run();
            }
        };
    }
}
