package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.learnedoptimizer.search.LstmSearch;
import java.util.List;

/** The learned optimizers as update rules, each under guard; the learned search as strategy {@code lstm-search}. */
public final class LearnedOptimizerPlugin implements Plugin {

    /** Makes the plugin. */
    public LearnedOptimizerPlugin() {}

    @Override
    public String id() {
        return "learned-optimizer";
    }

    @Override
    public List<UpdateRule> updateRules() {
        return List.of(
                GuardedRule.around(new LstmRule()),
                GuardedRule.around(LstmRule.l2l()),
                GuardedRule.around(new NnAdam()));
    }

    @Override
    public List<MetaStrategy> strategies(Host host) {
        return List.of(new LstmSearch());
    }
}
