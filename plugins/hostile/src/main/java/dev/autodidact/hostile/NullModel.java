package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/** Returns no model at all. */
final class NullModel extends HostileLearner {

    NullModel() {
        super("null-model");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return Nothing.atAll();
    }
}
