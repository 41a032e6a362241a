package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.testkit.TestHost;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LearnedOptimizerPluginTest {

    @Test
    void thePluginIsFoundAndOffersTheRulesAndTheStrategy() {
        assertThat(ServiceLoader.load(Plugin.class)).singleElement().satisfies(plugin -> {
            assertThat(plugin.updateRules()).extracting(UpdateRule::id).containsExactly("lstm", "lstm-l2l", "nn-adam");
            assertThat(plugin.strategies(new TestHost()))
                    .singleElement()
                    .satisfies(strategy -> assertThat(strategy.id()).isEqualTo("lstm-search"));
        });
    }
}
