package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.testkit.TestHost;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LearnedOptimizerPluginTest {

    @Test
    void thePluginIsFoundAndOffersTheRuleAndTheStrategy() {
        assertThat(ServiceLoader.load(Plugin.class)).singleElement().satisfies(plugin -> {
            assertThat(plugin.updateRules())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.id()).isEqualTo("lstm"));
            assertThat(plugin.strategies(new TestHost()))
                    .singleElement()
                    .satisfies(strategy -> assertThat(strategy.id()).isEqualTo("lstm-search"));
        });
    }
}
