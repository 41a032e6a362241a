package dev.autodidact.core.fakes;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A {@link Memory} whose every fit leaves a process behind. */
final class Parent implements Learner {

    private final Memory memory = new Memory(id());

    @Override
    public String id() {
        return "fake.parent";
    }

    @Override
    public Support supports(TaskProfile task) {
        return memory.supports(task);
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return memory.space(task);
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        try {
            new ProcessBuilder("sleep", "100").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return memory.fit(configuration, data, context);
    }

    @Override
    public Model read(InputStream in) throws IOException {
        return memory.read(in);
    }
}
