package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Plugin;
import java.util.List;

/** The learned LSTM optimizer as update rule {@code lstm}. */
public final class LearnedOptimizerPlugin implements Plugin {

    /** Makes the plugin. */
    public LearnedOptimizerPlugin() {}

    @Override
    public String id() {
        return "learned-optimizer";
    }

    @Override
    public List<UpdateRule> updateRules() {
        return List.of(new LstmRule());
    }
}
