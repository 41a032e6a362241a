package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verb, from its arguments to its files. */
class VerbsTest {

    @TempDir
    Path folder = Path.of("");

    private Cli cli = new Cli(folder);

    @BeforeEach
    void writeData() {
        cli = new Cli(folder);
        cli.good();
    }

    @Test
    void runWritesModelResultTrialsAndReport() {
        Cli.Ran ran = cli.run("good.csv", "--test", cli.path("good.csv")).succeeds();

        assertThat(ran.out()).contains("good.csv: 3 trials", "log-loss", "model: ", "test accuracy: ");
        for (String file : List.of("model", "model-card.md", "result.json", "trials.csv", "report.html")) {
            assertThat(folder.resolve("out").resolve(file)).isNotEmptyFile();
        }
        assertThat(cli.lines("out/trials.csv")).hasSize(4);
    }

    @Test
    void runShowsScoresInTheMetricsOwnSign() {
        cli.table("noise.csv", "x,y", 60, row -> row % 2 + "," + (row * 7919 % 101));

        JsonNode result =
                cli.run("noise.csv", "--metric", "r2", "--json").succeeds().json();
        Cli.Ran shown = cli.run("noise.csv", "--metric", "r2").succeeds();

        double best = result.at("/best/validation").asDouble();
        assertThat(best).isLessThan(1);
        assertThat(shown.out()).contains(String.format(java.util.Locale.ROOT, "1  %.6g", best));
    }

    @Test
    void quietRunSaysNothingOnStandardError() {
        assertThat(cli.run("good.csv", "--quiet").succeeds().err()).isEmpty();
    }

    @Test
    void sameSeedGivesSameTrials() {
        cli.run("good.csv", "--seed", "7").succeeds();
        List<String> first = configurations();
        cli.run("good.csv", "--seed", "7").succeeds();

        assertThat(configurations()).isEqualTo(first);
    }

    /** Everything but the seconds. */
    private List<String> configurations() {
        return cli.lines("out/trials.csv").stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    @Test
    void predictTakesColumnsInAnyOrderUnseenLevelsAndMissingValues() {
        cli.run("good.csv").succeeds();
        cli.write("new.csv", "c,extra,x\na,1,5\nunseen,1,15\n,1,\n");

        Cli.Ran ran = cli.verb(
                "predict",
                "--model",
                cli.path("out/model"),
                "--data",
                cli.path("new.csv"),
                "--out",
                cli.path("sub/p.csv"));

        assertThat(ran.succeeds().out()).startsWith("3 predictions of 'y' are in ");
        assertThat(cli.lines("sub/p.csv")).hasSize(4).first().isEqualTo("prediction,p(no),p(yes)");
    }

    @Test
    void predictTellsInJsonWhatItDid() {
        cli.run("good.csv").succeeds();

        JsonNode json = cli.verb(
                        "predict",
                        "--json",
                        "--model",
                        cli.path("out/model"),
                        "--data",
                        cli.path("good.csv"),
                        "--out",
                        cli.path("p.csv"))
                .succeeds()
                .json();

        assertThat(json.get("rows").asInt()).isEqualTo(60);
        assertThat(json.get("target").asText()).isEqualTo("y");
    }

    @Test
    void exportWritesOnnxAndTellsWhatGoesInAndOut() {
        cli.run("good.csv", "--strategy", "baseline:tribuo.xgboost").succeeds();

        Cli.Ran ran = cli.verb("export", "--model", cli.path("out/model"), "--onnx", cli.path("sub/model.onnx"));
        JsonNode json = cli.verb(
                        "export", "--json", "--model", cli.path("out/model"), "--onnx", cli.path("sub/model.onnx"))
                .succeeds()
                .json();

        assertThat(ran.succeeds().out())
                .contains("the model of 'y' is in ", "x (double), c (string)", "label, probabilities");
        assertThat(folder.resolve("sub/model.onnx")).isNotEmptyFile();
        assertThat(json.at("/inputs/c").asText()).isEqualTo("string");
        assertThat(json.at("/classes/1").asText()).isEqualTo("yes");
    }

    @Test
    void compareWritesAReportAndPrintsRanks() {
        Cli.Ran ran =
                compare("--strategies", "baseline:tribuo,baseline:smile,random").succeeds();

        assertThat(ran.out()).containsPattern("strategy +mean rank").contains("baseline:tribuo", "random");
        assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
        assertThat(cli.lines("out/trials.csv").get(0)).startsWith("suite,task,strategy,seed,trial,learner");
    }

    @Test
    void compareGivesItsCommandAndTheReportInJson() {
        JsonNode report =
                compare("--json", "--strategies", "baseline,random").succeeds().json();

        assertThat(report.get("ranks").size()).isEqualTo(2);
        assertThat(report.get("command").asText())
                .startsWith("./autodidact compare --suite starter")
                .contains("--strategies baseline,random");
    }

    private Cli.Ran compare(String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "compare", "--suite", "starter", "--tasks", "1", "--budget", "2trials", "--out", cli.path("out")));
        all.addAll(List.of(more));
        return cli.verb(all.toArray(String[]::new));
    }

    @Test
    void learnGathersExperienceAndKeepsKnowledge() {
        Cli.Ran ran = cli.verb(
                "learn",
                "portfolio",
                "--suite",
                "starter",
                "--tasks",
                "3",
                "--budget",
                "3trials",
                "--out",
                cli.path("k"),
                "--json");

        assertThat(ran.succeeds().json().get("strategy").asText()).isEqualTo("portfolio");
        assertThat(Files.exists(folder.resolve("k"))).isTrue();
    }

    @Test
    void registryListsRunsTheLatestFirst() {
        cli.run("good.csv").succeeds();
        cli.run("good.csv", "--seed", "2").succeeds();

        assertThat(cli.verb("registry").succeeds().out()).contains("good.csv", "done", "2 of 2 runs");
        assertThat(cli.verb("registry", "--last", "1", "--json")
                        .succeeds()
                        .json()
                        .get(0)
                        .get("seed")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void registryIsExportedMergedAndPruned() {
        cli.run("good.csv").succeeds();
        String archive = cli.path("registry.zip");
        assertThat(cli.verb("registry", "export", "--out", archive).succeeds().out())
                .contains("1 runs, 3 trials");
        assertThat(cli.verb("registry", "import", archive, "--json")
                        .succeeds()
                        .json()
                        .get("runs")
                        .asInt())
                .isZero();
        assertThat(cli.verb("registry", "prune", "--before", "2999-12-31")
                        .succeeds()
                        .out())
                .contains("1 runs, 3 trials");
        assertThat(cli.verb("registry", "import", archive).succeeds().out()).contains("1 runs, 3 trials");

        cli.verb("registry", "import", cli.path("good.csv")).isRefused("is damaged", "Nothing of it was imported");
        cli.verb("registry", "matrix", "--comparison", "7", "--out", cli.path("m"))
                .isRefused("there is none");
    }

    @Test
    void doctorFitsEveryLearner() {
        Cli.Ran ran = cli.verb("doctor", "--json").succeeds();

        assertThat(ran.json().get("well").asBoolean()).isTrue();
        assertThat(ran.json().get("findings").findValuesAsText("what")).contains("java", "registry", "smile", "tribuo");
    }

    @Test
    void pluginsAndSuitesListWhatThereIs() {
        assertThat(cli.bare("plugins").succeeds().out()).contains("smile.random-forest", "tribuo.xgboost", "portfolio");
        assertThat(cli.bare("plugins", "--json").succeeds().json().findValuesAsText("id"))
                .contains("smile", "tribuo", "gradient");
        assertThat(cli.bare("suites").succeeds().out()).contains("starter", "dir:PATH");
        assertThat(cli.bare("suites", "starter").succeeds().out()).contains("monks-1", "tic-tac-toe");
        assertThat(cli.bare("suites", "starter", "--json").succeeds().json().size())
                .isGreaterThan(15);
        assertThat(cli.bare("suites", "--json").succeeds().json().findValuesAsText("id"))
                .contains("starter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "predict", "export", "compare", "learn", "plugins", "suites", "registry", "doctor"})
    void everyVerbExplainsItself(String verb) {
        assertThat(cli.bare(verb, "--help").succeeds().out())
                .contains("Usage: autodidact " + verb, "--json", "--quiet", "--registry", "--seed");
    }
}
