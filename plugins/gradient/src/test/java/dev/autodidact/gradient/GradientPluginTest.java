package dev.autodidact.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.testkit.TestHost;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class GradientPluginTest {

    @Test
    void thePluginIsFoundAndOffersADescentForEveryRuleOfTheHostBesideFewShotStrategies() {
        assertThat(ServiceLoader.load(Plugin.class)).singleElement().satisfies(plugin -> {
            assertThat(plugin.strategies(new TestHost()))
                    .extracting(MetaStrategy::id)
                    .containsExactly(
                            "descend-sgd",
                            "maml",
                            "maml-5",
                            "fomaml",
                            "anil",
                            "meta-sgd",
                            "reptile",
                            "hypernetwork",
                            "protonet",
                            "fine-tuning",
                            "es-maml");
            assertThat(plugin.learners(new TestHost()))
                    .extracting(Learner::id)
                    .containsExactly("gradient.mlp", "gradient.cnn");
        });
    }
}
