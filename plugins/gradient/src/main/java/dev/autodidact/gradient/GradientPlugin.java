package dev.autodidact.gradient;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.gradient.fewshot.EsMaml;
import dev.autodidact.gradient.fewshot.FewShotStrategy;
import dev.autodidact.gradient.network.CnnLearner;
import dev.autodidact.gradient.network.MlpLearner;
import dev.autodidact.gradient.rule.Adam;
import dev.autodidact.gradient.rule.Momentum;
import dev.autodidact.gradient.rule.RmsProp;
import dev.autodidact.gradient.rule.Sgd;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hand-made update rules, networks trained by any update rule, few-shot strategies, and a strategy
 * {@code descend-RULE} for every update rule of the host, those of other plugins included.
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
        return List.of(new MlpLearner(host.updateRules()), new CnnLearner(host.updateRules()));
    }

    @Override
    public List<UpdateRule> updateRules() {
        return List.of(new Sgd(), new Momentum(), new RmsProp(), new Adam());
    }

    @Override
    public List<MetaStrategy> strategies(Host host) {
        return Stream.of(
                        host.updateRules().stream().map(Descent::new),
                        FewShotStrategy.all().stream(),
                        Stream.of(new EsMaml()))
                .<MetaStrategy>flatMap(strategies -> strategies)
                .toList();
    }
}
