package dev.autodidact.examples.firstplugin;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** Brings one learner: a straight line through the one feature that explains most of a number. */
public final class FirstPlugin implements Plugin {

    @Override
    public String id() {
        return "first";
    }

    @Override
    public List<Learner> learners(Host host) {
        return List.of(new BestFeature("first.best-feature"));
    }

    record BestFeature(String id) implements Learner {
        @Override
        public Support supports(TaskProfile task) {
            return task.isClassification() ? Support.no("predicts numbers, not classes") : Support.yes();
        }

        @Override
        public SearchSpace space(TaskProfile task) {
            return SearchSpace.of("shrinkage", Domain.real(0.01, 100).log());
        }

        @Override
        public Model fit(Configuration configuration, TrainingData data, FitContext context)
                throws InterruptedException {
            double[] target = ((RealTarget) data.target()).toValues();
            double mean = Arrays.stream(target).average().orElse(0);
            Line best = new Line(id, 0, mean, 0);
            double mostExplained = 0;
            for (int feature = 0; feature < data.features().size(); feature++) {
                context.cancellation().check();
                double[] values = data.features().column(feature);
                double products = 0;
                double squares = configuration.real("shrinkage");
                for (int row = 0; row < values.length; row++) {
                    products += values[row] * (target[row] - mean);
                    squares += values[row] * values[row];
                }
                if (products * products / squares > mostExplained) {
                    mostExplained = products * products / squares;
                    best = new Line(id, feature, mean, products / squares);
                }
            }
            return best;
        }

        @Override
        public Model read(InputStream in) throws IOException {
            ModelInput model = new ModelInput(in, id, 1);
            return new Line(
                    id, model.integer(0, Integer.MAX_VALUE, "feature"), model.real("mean"), model.real("slope"));
        }
    }

    record Line(String learner, int feature, double mean, double slope) implements Model {
        @Override
        public Predictions predict(Features features) {
            return new RealPredictions(Arrays.stream(features.column(feature))
                    .map(value -> mean + slope * value)
                    .toArray());
        }

        @Override
        public void write(OutputStream out) throws IOException {
            ModelOutput model = new ModelOutput(out, learner, 1);
            model.integer(feature);
            model.real(mean);
            model.real(slope);
        }
    }
}
