package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.plugin.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LearnedOptimizerPluginTest {

    @Test
    void thePluginIsFoundAndOffersTheRule() {
        assertThat(ServiceLoader.load(Plugin.class))
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.updateRules())
                        .singleElement()
                        .satisfies(rule -> assertThat(rule.id()).isEqualTo("lstm")));
    }
}
