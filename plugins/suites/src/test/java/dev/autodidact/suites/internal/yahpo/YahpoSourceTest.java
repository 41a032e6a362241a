package dev.autodidact.suites.internal.yahpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.suites.internal.PlainReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up {@code iaml_ranger} whose files are read as the published ones are, and broken in every way. */
class YahpoSourceTest {

    private static final String SPACE = """
            {"hyperparameters": [
              {"name": "num.random.splits", "type": "uniform_int", "log": false, "lower": 1, "upper": 100, "default": 50},
              {"name": "splitrule", "type": "categorical", "choices": ["gini", "extratrees"], "default": "gini"},
              {"name": "replace", "type": "categorical", "choices": ["TRUE", "FALSE"], "default": "FALSE"},
              {"name": "respect.unordered.factors", "type": "constant", "value": "ignore"},
              {"name": "task_id", "type": "categorical", "choices": ["40981", "1489"], "default": "40981"},
              {"name": "trainsize", "type": "uniform_float", "log": false, "lower": 0.05, "upper": 1.0, "default": 0.5}],
             "conditions": [{"child": "num.random.splits", "type": "AND", "conditions": [
              {"child": "num.random.splits", "parent": "splitrule", "type": "EQ", "value": "extratrees"},
              {"child": "num.random.splits", "parent": "replace", "type": "NEQ", "value": "TRUE"}]},
              {"child": "splitrule", "parent": "replace", "type": "IN", "values": ["FALSE"]}],
             "forbiddens": []}
            """;
    private static final String ENCODING = """
            {"task_id": {"#na#": 0, "1489": 1, "40981": 2}, "replace": {"#na#": 0, "FALSE": 1, "TRUE": 2},
             "respect.unordered.factors": {"#na#": 0, "ignore": 1}, "splitrule": {"#na#": 0, "extratrees": 1, "gini": 2}}
            """;

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void writeAScenario() throws IOException {
        folder = Files.createDirectory(root.resolve("iaml_ranger"));
        write("config_space.json", SPACE);
        write("encoding.json", ENCODING);
        write("model.onnx", "no network");
    }

    @Test
    void tasksAndSpaceComeFromTheFiles() {
        TaskSuite suite = open("");
        assertThat(suite.tasks())
                .extracting(TaskReference::family)
                .containsExactly("openml-data-40981", "openml-data-1489");
        SearchSpace space = task(suite).space();
        assertThat(space.defaults().values()).containsOnlyKeys("replace", "respect.unordered.factors", "splitrule");
        assertThat(space.complete(Map.of("splitrule", "extratrees")).values()).containsKey("num.random.splits");
        assertThat(space.complete(Map.of("replace", "TRUE")).values())
                .doesNotContainKeys("splitrule", "num.random.splits");
        assertThat(task(suite).minimumFidelity()).isEqualTo(0.05);
    }

    @Test
    void withoutPublishedExtremesTheOptimumIsUnknown() throws IOException {
        assertThat(task(open("")).optimum()).isEmpty();
        Files.createDirectory(root.resolve("global_statistics"));
        Files.writeString(root.resolve("global_statistics/instance_target_statistics.csv"), """
                metric,statistic,value,scenario,instance
                mmce,min,0.1,iaml_ranger,40981
                mmce,max,0.6,iaml_ranger,40981
                """);
        assertThat(task(open("")).optimum()).hasValue(0);
        assertThat(task(open("?target=auc")).optimum()).isEmpty();
    }

    @Test
    void optionsAndNumbersAreEncodedAndWhatIsInactiveIsNot() throws IOException {
        Encoding encoding = Encoding.read(folder.resolve("encoding.json"), Layout.of("iaml_ranger"));
        SearchSpace space = task(open("")).space();
        assertThat(encoding.categories(space.defaults(), "1489")).containsExactly(1, 1, 1, 2);
        assertThat(encoding.categories(space.complete(Map.of("replace", "TRUE")), "40981"))
                .containsExactly(2, 2, 1, 0);
        assertThat(encoding.numbers(space.complete(Map.of("splitrule", "extratrees")), Map.of("trainsize", 0.25)))
                .containsExactly(0, 0, 0, 0, 50, 0.25f);
    }

    @Test
    void theVersionFollowsFilesAndTarget() throws IOException {
        String version = open("").version();
        assertThat(open("?target=auc").version()).isNotEqualTo(version);
        write("encoding.json", ENCODING + " ");
        assertThat(open("").version()).isNotEqualTo(version);
    }

    @Test
    void refusesWhatIsNoScenario() throws IOException {
        assertRefused(() -> new YahpoSource(new PlainReader()).open(""), "needs a scenario's folder");
        assertRefused(
                () -> new YahpoSource(new PlainReader())
                        .open(root.resolve("absent").toString()),
                "no folder");
        Path other = Files.createDirectory(root.resolve("other"));
        assertRefused(() -> new YahpoSource(new PlainReader()).open(other.toString()), "no file 'config_space.json'");
        for (String name : new String[] {"config_space.json", "encoding.json", "model.onnx"}) {
            Files.writeString(other.resolve(name), "{}");
        }
        assertRefused(
                () -> new YahpoSource(new PlainReader()).open(other.toString()), "'other' is no scenario", "lcbench");
        assertRefused(() -> open("?target=speed"), "no target 'speed'", "mmce, f1");
        assertRefused(() -> open("?goal=auc"), "?target=NAME");
    }

    @Test
    void refusesCorruptFiles() throws IOException {
        assertRefused(
                () -> task(open("")).evaluate(task(open("")).space().defaults(), 1, 1, Cancellation.none()),
                "model.onnx");
        write("encoding.json", ENCODING.replace("replace", "substitute"));
        assertRefused(() -> open(""), "encoding.json", "'replace'");
        write("config_space.json", SPACE.replace("\"log\": false, \"lower\": 1,", "\"lower\": \"one\","));
        assertRefused(() -> open(""), "config_space.json", "num.random.splits", "no number 'lower'");
        write("config_space.json", SPACE.replace("\"splitrule\", \"type\"", "\"rule\", \"type\""));
        assertRefused(() -> open(""), "config_space.json", "'rule'");
        write("config_space.json", SPACE.substring(0, 300));
        assertRefused(() -> open(""), "config_space.json", "line 4");
        write("config_space.json", "[]");
        assertRefused(() -> open(""), "config_space.json", "no JSON object");
    }

    private TaskSuite open(String option) {
        return new YahpoSource(new PlainReader()).open(folder + option);
    }

    private static BlackBoxTask task(TaskSuite suite) {
        return (BlackBoxTask) suite.tasks().get(0).load();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static void assertRefused(ThrowingCallable action, String... parts) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .message()
                .contains(parts);
    }
}
