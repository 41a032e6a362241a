package dev.autodidact.hostile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/** Returns no predictions at all. */
final class NullPredictions extends HostileLearner {

    NullPredictions() {
        super("null-predictions");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public Predictions predict(Features features) {
                return Nothing.<Predictions>atAll();
            }
        };
    }
}
