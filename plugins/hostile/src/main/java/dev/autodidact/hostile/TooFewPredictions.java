package dev.autodidact.hostile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/** Leaves the last row out. */
final class TooFewPredictions extends HostileLearner {

    TooFewPredictions() {
        super("too-few-predictions");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public Predictions predict(Features features) {
                return Distorted.of(super.predict(features), Math.max(0, features.rows() - 1), sound -> sound);
            }
        };
    }
}
