package dev.autodidact.examples.firstplugin;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import java.util.List;

/** Brings one learner, {@code first.best-feature}. */
public final class FirstPlugin implements Plugin {

    @Override
    public String id() {
        return "first";
    }

    @Override
    public List<Learner> learners(Host host) {
        return List.of(new BestFeature());
    }
}
