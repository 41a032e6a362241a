package dev.autodidact.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.testkit.TestHost;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class TribuoPluginTest {

    @Test
    void isFoundAndOffersTheStrongestFirst() {
        Plugin plugin = ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(TribuoPlugin.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(plugin.learners(new TestHost()))
                .extracting(Learner::id)
                .containsExactly(
                        "tribuo.xgboost",
                        "tribuo.linear-sgd",
                        "tribuo.factorization-machine",
                        "tribuo.liblinear",
                        "tribuo.libsvm",
                        "tribuo.cart",
                        "tribuo.k-nn",
                        "tribuo.elastic-net",
                        "tribuo.random-forest");
    }

    @Test
    void withoutUpdateRulesTheLearnersThatNeedThemAreLeftOut() {
        Host host = new Host() {
            @Override
            public TableReader tables() {
                return new TestHost().tables();
            }

            @Override
            public List<UpdateRule> updateRules() {
                return List.of();
            }
        };
        List<Learner> learners = new TribuoPlugin().learners(host);

        assertThat(learners)
                .extracting(Learner::id)
                .doesNotContain("tribuo.linear-sgd", "tribuo.factorization-machine")
                .contains("tribuo.xgboost");
    }
}
