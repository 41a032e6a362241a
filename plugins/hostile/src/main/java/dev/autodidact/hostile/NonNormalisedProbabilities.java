package dev.autodidact.hostile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/** Predicts probabilities that sum to a half. */
final class NonNormalisedProbabilities extends HostileLearner {

    NonNormalisedProbabilities() {
        super("non-normalised-probabilities");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public Predictions predict(Features features) {
                return Distorted.of(super.predict(features), features.rows(), sound -> sound / 2);
            }
        };
    }
}
