package dev.autodidact.examples.firstplugin;

import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Predicts a number by a straight line through the one feature that explains most, its slope shrunk a little. */
final class BestFeature implements Learner {

    @Override
    public String id() {
        return Line.LEARNER;
    }

    @Override
    public Support supports(TaskProfile task) {
        return task.isClassification() ? Support.no("predicts numbers, not classes") : Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.of("shrinkage", Domain.real(0.01, 100).log());
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException {
        double[] target = ((RealTarget) data.target()).toValues();
        double mean = Arrays.stream(target).average().orElse(0);
        Line best = new Line(0, mean, 0);
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
                best = new Line(feature, mean, products / squares);
            }
        }
        return best;
    }

    @Override
    public Model read(InputStream in) throws IOException {
        ModelInput model = new ModelInput(in, Line.LEARNER, Line.VERSION);
        return new Line(model.integer(0, Integer.MAX_VALUE, "feature"), model.real("height"), model.real("slope"));
    }
}
