package dev.autodidact.core.fakes;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.EarlyStopping;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.ToDoubleFunction;

/**
 * A scripted learner that stops early.
 *
 * @param scripted what it fits
 * @param best the share of its iterations that it finds best, given the rows that it watches
 * @param valuesPerSecond how fast it says it is
 */
public record Quitting(Scripted scripted, ToDoubleFunction<TrainingData> best, double valuesPerSecond)
        implements EarlyStopping {

    public Quitting(Scripted scripted, ToDoubleFunction<TrainingData> best) {
        this(scripted, best, 1e6);
    }

    @Override
    public String id() {
        return scripted.id();
    }

    @Override
    public Support supports(TaskProfile task) {
        return scripted.supports(task);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return scripted.space(task);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException {
        return scripted.fit(configuration, data, context);
    }

    @Override
    public Stopped fit(Configuration configuration, TrainingData data, TrainingData watched, FitContext context)
            throws InterruptedException {
        double effort = best.applyAsDouble(watched);
        return new Stopped(
                fit(configuration, data, new FitContext(context.seed(), effort, context.cancellation())), effort);
    }

    @Override
    public Model read(InputStream in) throws IOException {
        return scripted.read(in);
    }
}
