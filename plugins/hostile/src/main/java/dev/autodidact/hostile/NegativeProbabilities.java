package dev.autodidact.hostile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/** Predicts probabilities below 0; numbers that are infinite. */
final class NegativeProbabilities extends HostileLearner {

    NegativeProbabilities() {
        super("negative-probabilities");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public Predictions predict(Features features) {
                return Distorted.of(
                        super.predict(features),
                        features.rows(),
                        sound -> sound <= 1 && sound >= 0 ? sound - 1 : Double.NEGATIVE_INFINITY);
            }
        };
    }
}
