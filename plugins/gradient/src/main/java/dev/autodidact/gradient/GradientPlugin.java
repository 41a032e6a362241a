package dev.autodidact.gradient;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.gradient.network.MlpLearner;
import java.util.List;

/**
 * The hand-made update rules, networks trained by any update rule, and a strategy {@code descend-RULE} for every update rule of the host, those of other
 * plugins included.
 */
public final class GradientPlugin implements Plugin {

    /** Makes the plugin. */
    public GradientPlugin() {}

    @Override
    public String id() {
        return "gradient";
    }

    @Override
    public List<Learner> learners(Host host) {
        return List.of(new MlpLearner(host.updateRules()));
    }

    @Override
    public List<UpdateRule> updateRules() {
        return List.of(new Sgd(), new Momentum(), new RmsProp(), new Adam());
    }

    @Override
    public List<MetaStrategy> strategies(Host host) {
        return host.updateRules().stream().<MetaStrategy>map(Descent::new).toList();
    }
}
