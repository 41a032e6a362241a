package dev.autodidact.runtime.model;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
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
import java.io.OutputStream;
import java.util.function.Function;

/** A learner whose models predict what a test says, are written as nothing or not at all, and break whoever reads them. */
record Scripted(String id, Function<Features, Predictions> answer, boolean writes) implements Learner {

    @Override
    public Support supports(TaskProfile task) {
        return Support.yes();
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        return SearchSpace.empty();
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new Model() {
            @Override
            public Predictions predict(Features features) {
                return answer.apply(features);
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
    public Model read(InputStream in) {
        throw new NegativeArraySizeException("-1 rows");
    }
}
