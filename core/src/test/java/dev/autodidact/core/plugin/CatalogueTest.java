package dev.autodidact.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.runtime.plugin.LoadedPlugin;
import dev.autodidact.runtime.plugin.Offer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    @TempDir
    Path folder;

    @TempDir
    Path work;

    private PluginJars jars;

    @BeforeEach
    void prepare() {
        jars = new PluginJars(work, folder);
    }

    private Catalogue discover() {
        return Catalogue.discover(Optional.of(folder));
    }

    @Test
    void pluginsOnTheClassPathAreFound() {
        Catalogue catalogue = Catalogue.discover(Optional.empty());

        assertThat(catalogue.plugins()).extracting(LoadedPlugin::id).containsExactly("fake");
        assertThat(catalogue.learner("fake.memory").from().origin()).contains("test-classes");
        assertThat(catalogue.versions()).containsEntry("plugin.fake", "7");
        assertThat(catalogue.problems()).containsExactly("fake: a warning");
    }

    @Test
    void folderThatDoesNotExistIsAnEmptyOne() {
        assertThat(Catalogue.discover(Optional.of(folder.resolve("nowhere"))).plugins())
                .hasSize(1);
    }

    @Test
    void jarDroppedIntoTheFolderIsFoundAndItsLearnerUsable() throws IOException {
        Path jar = jars.plugin("one.jar", "one", "one.first");

        Catalogue catalogue = discover();

        assertThat(catalogue.plugins()).extracting(LoadedPlugin::id).containsExactly("fake", "one");
        assertThat(catalogue.plugins().get(1).origin()).isEqualTo(jar.toString());
        Learner learner = catalogue.learner("one.first").value();
        assertThat(learner.space(PluginJars.PROFILE).hyperparameters()).isEmpty();
    }

    @Test
    void twoJarsWithDifferentVersionsOfOneLibraryEachSeeTheirOwn() throws IOException {
        jars.pluginWithLibrary("one.jar", "one", "version 1");
        jars.pluginWithLibrary("two.jar", "two", "version 2");

        Catalogue catalogue = discover();

        assertThat(catalogue.versions())
                .containsEntry("plugin.one", "version 1")
                .containsEntry("plugin.two", "version 2");
    }

    @Test
    void jarThatBundlesACopyOfTheApiStillWorks() throws IOException {
        jars.pluginWithApi("one.jar", "one", "one.first");

        assertThat(discover().learner("one.first").value()).isInstanceOf(Learner.class);
    }

    @Test
    void twoPluginsOfOneIdAreRefusedNamingBothJars() throws IOException {
        Path first = jars.plugin("first.jar", "one", "one.a");
        Path second = jars.plugin("second.jar", "one", "one.b");

        refused(first, second, "id 'one'");
    }

    @Test
    void twoLearnersOfOneIdAreRefusedNamingBothJars() throws IOException {
        Path first = jars.plugin("first.jar", "one", "one.two.a");
        Path second = jars.plugin("second.jar", "one.two", "one.two.a");

        refused(first, second, "learner 'one.two.a'");
    }

    private void refused(Path first, Path second, String what) {
        assertThatThrownBy(this::discover)
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining(what)
                .hasMessageContaining(first.toString())
                .hasMessageContaining(second.toString());
    }

    @Test
    void whatCannotBeUsedIsReportedAndDoesNotStopTheRest() throws IOException {
        jars.jar("empty.jar", Map.of());
        Files.writeString(folder.resolve("broken.jar"), "this is no jar");
        jars.pluginWithConstructor("angry.jar", "angry", "throw new IllegalStateException(\"not today\");");
        jars.naming("ghost.jar", "nowhere.Ghost");
        jars.pluginWithBody("fragile.jar", "fragile", """
                @Override public java.util.List<dev.autodidact.api.learner.Learner> learners(
                        dev.autodidact.api.plugin.Host host) { throw new LinkageError("no native library"); }
                @Override public java.util.List<String> warnings() { throw new IllegalStateException("shy"); }
                """);
        jars.plugin("foreign.jar", "foreign", "elsewhere.first");
        jars.plugin("good.jar", "good", "good.first");

        Catalogue catalogue = discover();

        assertThat(catalogue.learner("good.first")).isNotNull();
        assertThat(catalogue.problems())
                .anyMatch(line -> line.contains("empty.jar") && line.contains(Plugin.class.getName()))
                .anyMatch(line -> line.contains("broken.jar"))
                .anyMatch(line -> line.contains("angry.jar") && line.contains("not today"))
                .anyMatch(line -> line.contains("ghost.jar") && line.contains("nowhere.Ghost"))
                .anyMatch(line -> line.contains("fragile.jar") && line.contains("no native library"))
                .anyMatch(line -> line.contains("fragile.jar") && line.contains("shy"))
                .anyMatch(line -> line.contains("foreign.jar") && line.contains("must begin with 'foreign.'"));
    }

    @Test
    void unknownNameListsTheKnownOnesAndTheNearest() {
        assertThatThrownBy(() -> discover().learner("fake.memry"))
                .hasMessageContaining("unknown learner 'fake.memry'")
                .hasMessageContaining("fake.memory")
                .hasMessageContaining("fake.broken");
        assertThatThrownBy(() -> discover().strategy("rndom")).hasMessageContaining("random");
        assertThatThrownBy(() -> discover().suite("fak:x")).hasMessageContaining("fake");
        assertThatThrownBy(() -> discover().metric("acuracy")).hasMessageContaining("accuracy");
        assertThatThrownBy(() -> discover().learners("fak")).hasMessageContaining("fake.memory");
    }

    @Test
    void learnersAreInterleavedSoThatNoPluginWaitsForAllOfAnother() throws IOException {
        jars.plugin("one.jar", "one", "one.a", "one.b", "one.c");
        jars.plugin("two.jar", "two", "two.a");

        assertThat(discover().learners())
                .extracting(Offer::id)
                .containsExactly("one.a", "fake.memory", "two.a", "one.b", "fake.broken", "one.c");
    }

    @Test
    void prefixChoosesAPluginsLearners() throws IOException {
        jars.plugin("one.jar", "one", "one.a", "one.b");

        assertThat(discover().learners("one")).extracting(Offer::id).containsExactly("one.a", "one.b");
        assertThat(discover().learners("one.b")).hasSize(1);
        assertThat(discover().learners("")).hasSize(4);
    }
}
