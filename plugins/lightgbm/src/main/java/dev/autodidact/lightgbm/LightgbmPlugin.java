package dev.autodidact.lightgbm;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import java.util.List;

/** The learner {@code lightgbm}: gradient boosted trees that grow leaf by leaf. */
public final class LightgbmPlugin implements Plugin {

    /** For {@link java.util.ServiceLoader}. */
    public LightgbmPlugin() {}

    @Override
    public String id() {
        return "lightgbm";
    }

    @Override
    public List<Learner> learners(Host host) {
        return List.of(new LightgbmLearner());
    }
}
