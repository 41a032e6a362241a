package dev.autodidact.hostile;

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

/** What all the hostile learners share: they claim to support everything, and have nothing to tune. */
abstract class HostileLearner implements Learner {

    private final String id;

    HostileLearner(String name) {
        id = HostilePlugin.ID + "." + name;
    }

    @Override
    public final String id() {
        return id;
    }

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
        misbehave(data);
        return new ConstantModel(id, data.target());
    }

    /** Does its evil while it should fit; where this returns, the model that follows is sound. */
    void misbehave(TrainingData data) {}

    @Override
    public Model read(InputStream in) throws IOException {
        return ConstantModel.read(in, id);
    }
}
