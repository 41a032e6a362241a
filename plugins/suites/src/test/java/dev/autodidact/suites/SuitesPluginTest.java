package dev.autodidact.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.testkit.TestHost;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SuitesPluginTest {

    @Test
    void serviceLoaderFindsThePlugin() {
        assertThat(ServiceLoader.load(Plugin.class)).hasAtLeastOneElementOfType(SuitesPlugin.class);
    }

    @Test
    void offersItsSourcesUnderTheirIds() {
        assertThat(new SuitesPlugin().suites(new TestHost()))
                .extracting(SuiteSource::id)
                .containsExactly(
                        "starter",
                        "dir",
                        "episodes",
                        "openml",
                        "yahpo",
                        "functions",
                        "objectives",
                        "sinusoid",
                        "cold-start",
                        "clinc150",
                        "omniglot",
                        "mnist",
                        "navigation",
                        "cartpole",
                        "bandits");
    }

    @Test
    void usageBeginsWithTheIdAndTakesOneLine() {
        assertThat(new SuitesPlugin().suites(new TestHost()))
                .allSatisfy(source ->
                        assertThat(source.usage()).startsWith(source.id()).doesNotContain("\n"));
    }

    @Test
    void sourcesOfOneSuiteRefuseAnArgument() {
        SuiteSource starter = new SuitesPlugin().suites(new TestHost()).get(0);
        assertThatThrownBy(() -> starter.open("big"))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining("'starter'")
                .hasMessageContaining("'big'");
    }
}
