package dev.autodidact.hostile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/** Fits a model that never ends to predict. */
final class HangingPredict extends HostileLearner {

    HangingPredict() {
        super("hanging-predict");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public Predictions predict(Features features) {
                new Spin().run();
                return super.predict(features);
            }
        };
    }
}
