package dev.autodidact.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.testkit.TestHost;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SmilePluginTest {

    @Test
    void isFoundAndOffersItsLearnersInOrder() {
        Plugin plugin = ServiceLoader.load(Plugin.class).findFirst().orElseThrow();
        assertThat(plugin.id()).isEqualTo("smile");
        assertThat(plugin.learners(new TestHost()))
                .extracting(Learner::id)
                .startsWith("smile.random-forest", "smile.gradient-boosting", "smile.ridge", "smile.logistic")
                .doesNotHaveDuplicates()
                .hasSize(15);
    }

    @Test
    void warnsOfNothingWhereTheNativeLibraryIsThere() {
        assertThat(new SmilePlugin().warnings()).isEmpty();
    }
}
