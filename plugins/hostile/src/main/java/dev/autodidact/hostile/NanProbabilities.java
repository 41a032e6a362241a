package dev.autodidact.hostile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/** Predicts what is no number. */
final class NanProbabilities extends HostileLearner {

    NanProbabilities() {
        super("nan-probabilities");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public Predictions predict(Features features) {
                return Distorted.of(super.predict(features), features.rows(), sound -> Double.NaN);
            }
        };
    }
}
