package dev.autodidact.core.fakes;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A learner that does what a test says; its models cannot be read back. */
public record Scripted(String id, Script script, boolean writes) implements Learner {

    public Scripted(String id, Script script) {
        this(id, script, true);
    }

    @FunctionalInterface
    public interface Script {

        Answer fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException;
    }

    @FunctionalInterface
    public interface Answer {

        Predictions predict(Features features);
    }

    @Override
    public Support supports(TaskProfile task) {
        return Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.of("x", Domain.real(0, 1));
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) throws InterruptedException {
        Answer answer = script.fit(configuration, data, context);
        return new Model() {
            @Override
            public Predictions predict(Features features) {
                return answer.predict(features);
            }

            @Override
            public void write(OutputStream out) throws IOException {
                if (!writes) {
                    throw new IOException("a scripted model that cannot be written");
                }
            }
        };
    }

    @Override
    public Model read(InputStream in) throws IOException {
        throw new IOException("a scripted model cannot be read back");
    }
}
