package dev.autodidact.registry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.registry.CurvePoint;
import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class ComparisonReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";

    @TempDir
    Path folder;

    private Registry registry;

    @BeforeEach
    void open() {
        registry = Registry.inMemory();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void equalRowsGiveEqualFiles() throws IOException {
        long comparison = ExampleComparison.store(registry, 5, 3);
        ComparisonReport.write(registry.comparison(comparison), folder.resolve("a"));
        ComparisonReport.write(registry.comparison(comparison), folder.resolve("b"));

        for (String name : List.of("report.html", "report.json", "report.md", "scores.csv", "trials.csv")) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @Test
    void pageIsWellFormedAndAsksNoOtherComputer() throws Exception {
        ComparisonReport.write(registry.comparison(ExampleComparison.store(registry, 5, 3)), folder);
        PageCheck.check(folder.resolve("report.html"));
    }

    @Test
    void jsonHoldsWhatMachinesRead() throws IOException {
        ComparisonReport.write(registry.comparison(ExampleComparison.store(registry, 5, 6)), folder);

        JsonNode report = json();
        assertThat(report.get("suite").asText()).isEqualTo("starter");
        assertThat(report.get("metric").asText()).isEqualTo("auc, log-loss, rmse");
        assertThat(report.get("tasks")).hasSize(6);
        assertThat(report.get("strategies")).hasSize(4);
        assertThat(report.get("ranks").get("portfolio").asDouble()).isBetween(1.0, 4.0);
        assertThat(report.get("scores")).hasSize(6 * 4 * 3);
        assertThat(report.get("scores").get(0).fieldNames())
                .toIterable()
                .contains("task", "strategy", "seed", "score", "regret");
        assertThat(report.get("curves")).hasSize(6 * 4 * 3);
        assertThat(report.get("curves").get(0).get("points").get(0).fieldNames())
                .toIterable()
                .contains("evaluations", "epochs", "seconds", "score", "regret");
        assertThat(report.get("tests")).hasSize(6);
        assertThat(report.get("tests").get(0).fieldNames())
                .toIterable()
                .contains("a", "b", "p", "pAdjusted", "wins", "ties", "losses", "probabilityABetter");
        assertThat(report.get("versions").get("java").asText()).startsWith("25");
        List<String> rows = Files.readAllLines(folder.resolve("trials.csv"));
        assertThat(rows.get(0))
                .isEqualTo("suite,task,strategy,seed,trial,learner,configuration,fidelity,status,cause,score,seconds");
        assertThat(rows).hasSize(1 + 6 * 4 * 3 * 5);
    }

    @Test
    void regretLiesBetweenTheBestAndTheReference() throws IOException {
        long comparison = comparison("a", "b", "c");
        registry.addTask(task("t", "auc", true));
        search(comparison, "t", "a", -0.5, scored(-0.8, -0.7), scored(-0.9, -0.9), scored(-0.85, -0.99));
        search(comparison, "t", "b", -0.5, scored(-0.6, -0.6));
        search(comparison, "t", "c", -0.5, failed("x"));
        ComparisonReport.write(registry.comparison(comparison), folder);

        JsonNode scores = json().get("scores");
        assertThat(scores.get(0).get("score").asDouble()).isEqualTo(0.9);
        assertThat(scores.get(0).get("regret").asDouble()).isZero();
        assertThat(scores.get(1).get("regret").asDouble()).isCloseTo(0.75, within(1e-12));
        assertThat(scores.get(2).get("score").asDouble()).isEqualTo(0.5);
        assertThat(scores.get(2).get("regret").asDouble()).isEqualTo(1);
        assertThat(scores.get(2).get("failed").asBoolean()).isTrue();
        JsonNode points = json().get("curves").get(0).get("points");
        assertThat(points).hasSize(2);
        assertThat(points.get(0).get("score").asDouble()).isEqualTo(0.7);
        assertThat(points.get(0).get("regret").asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(json().get("ranks").get("c").asDouble()).isEqualTo(3);
    }

    @Test
    void worstLossSeenStandsInForAnUnknownReference() throws IOException {
        long comparison = comparison("a", "b");
        registry.addTask(task("t", "rmse", false));
        search(comparison, "t", "a", Double.NaN, scored(5, Double.NaN), scored(1, Double.NaN));
        search(comparison, "t", "b", Double.NaN, scored(2, Double.NaN));
        ComparisonReport.write(registry.comparison(comparison), folder);

        assertThat(json().get("scores").get(1).get("regret").asDouble()).isEqualTo(0.25);
    }

    @Test
    void resultOfAnAdaptationIsTheLastPointOfItsCurve() throws IOException {
        long comparison = comparison("adam", "lstm");
        registry.addTask(new NewTask("q", "quadratics", "q", "q", TaskKind.OBJECTIVE, "", false, Map.of()));
        adapt(comparison, "adam", 4, 0.5, 2);
        adapt(comparison, "lstm", 4, 1, Double.NaN);
        ComparisonReport.write(registry.comparison(comparison), folder);

        JsonNode scores = json().get("scores");
        assertThat(scores.get(0).get("score").asDouble()).isEqualTo(2);
        assertThat(scores.get(1).get("score").asDouble()).isEqualTo(4);
        assertThat(scores.get(1).get("failed").asBoolean()).isTrue();
        JsonNode last = json().get("curves").get(1).get("points").get(2);
        assertThat(last.get("score").isNull()).isTrue();
        assertThat(last.get("regret").asDouble()).isEqualTo(1);
    }

    @Test
    void tasksThatNotAllHaveRunOnDoNotCountForRanks() throws IOException {
        long comparison = comparison("a", "b");
        registry.addTask(task("t", "rmse", false));
        registry.addTask(task("u", "rmse", false));
        search(comparison, "t", "a", 9, scored(2, 2));
        search(comparison, "t", "b", 9, scored(1, 1));
        search(comparison, "u", "a", 9, scored(2, 2));
        ComparisonReport.write(registry.comparison(comparison), folder);

        assertThat(json().get("ranks").get("b").asDouble()).isEqualTo(1);
        assertThat(json().get("tests").get(0).get("tasks").asInt()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("report.html"))).contains("not run");
    }

    @Test
    void hostileNamesAreText() throws Exception {
        long comparison = comparison(HOSTILE, "b");
        registry.addTask(task(HOSTILE, "rmse", false));
        search(comparison, HOSTILE, HOSTILE, 9, scored(2, 2), failed(HOSTILE));
        search(comparison, HOSTILE, "b", 9, failed("one\nline \u0000 and another"));
        ComparisonReport.write(registry.comparison(comparison), folder);

        PageCheck.check(folder.resolve("report.html"));
        assertThat(Files.readString(folder.resolve("report.html"))).doesNotContain("<img src=x");
        assertThat(json().get("tasks").get(0).asText()).isEqualTo(HOSTILE);
    }

    @Test
    void comparisonWithoutRunsIsReportedToo() throws Exception {
        ComparisonReport.write(registry.comparison(comparison("a", "b")), folder);

        PageCheck.check(folder.resolve("report.html"));
        assertThat(json().get("verdict").get("headline").asText()).isEqualTo("No task has been run by all strategies");
    }

    @Test
    void fewTasksAreCalledAFirstLook() throws IOException {
        ComparisonReport.write(registry.comparison(ExampleComparison.store(registry, 5, 3)), folder);

        assertThat(json().get("verdict").get("headline").asText()).isEqualTo("No strategy is clearly ahead");
        assertThat(json().get("verdict").get("sentences").toString()).contains("first look");
    }

    @Test
    void strategyThatAlwaysWinsIsAhead() throws IOException {
        long comparison = comparison("a", "b");
        for (int i = 0; i < 8; i++) {
            registry.addTask(task("t" + i, "rmse", false));
            search(comparison, "t" + i, "a", 10, scored(1, 1));
            search(comparison, "t" + i, "b", 10, scored(5, 5 - 0.1 * i));
        }
        ComparisonReport.write(registry.comparison(comparison), folder);

        assertThat(json().get("verdict").get("headline").asText()).isEqualTo("a is ahead of b");
        JsonNode test = json().get("tests").get(0);
        // all 8 signs alike: 2 / 2^8
        assertThat(test.get("p").asDouble()).isEqualTo(0.0078125);
        assertThat(test.get("wins").asInt()).isEqualTo(8);
        assertThat(test.get("probabilityABetter").asDouble()).isGreaterThan(0.99);
        assertThat(json().get("friedman").get("p").asDouble()).isZero();
    }

    @Test
    void differencesTooSmallToMatterAreCalledEqual() throws IOException {
        long comparison = comparison("a", "b");
        for (int i = 0; i < 12; i++) {
            registry.addTask(task("t" + i, "rmse", false));
            search(comparison, "t" + i, "a", 10, scored(1, 1));
            search(comparison, "t" + i, "b", 10, scored(1, 1.001));
        }
        ComparisonReport.write(registry.comparison(comparison), folder);

        assertThat(json().get("verdict").get("headline").asText())
                .isEqualTo("The strategies are equal for practical purposes");
    }

    @Test
    void openQuestionComesWithAForecast() throws IOException {
        long comparison = comparison("a", "b");
        for (int i = 0; i < 8; i++) {
            registry.addTask(task("t" + i, "rmse", false));
            search(comparison, "t" + i, "a", 10, scored(1, i < 2 ? 2 : 1));
            search(comparison, "t" + i, "b", 10, scored(1, i < 2 ? 1 : 2));
        }
        ComparisonReport.write(registry.comparison(comparison), folder);

        assertThat(json().get("verdict").get("sentences").get(1).asText())
                .startsWith("a beats b with probability 0.79, equals it for practical purposes with 0.19")
                .contains("6 wins, 0 ties, 2 losses")
                .endsWith("about 34 more tasks like these would settle it.");
        // pairs of tasks: 15 of two wins, 12 of a win and a loss that cancel, 1 of two losses
        double lead = (15 + 12 / 2.0) / 28 - 0.5;
        double noether = Math.pow(1.959964 + 0.841621, 2) / (3 * lead * lead);
        assertThat(json().get("tests").get(0).get("tasksNeeded").asInt()).isEqualTo((int) Math.ceil(noether));
        assertThat(Files.readString(folder.resolve("report.md"))).contains("would settle it", "| a | 1.25 |");
    }

    @Test
    void criticalDifferencesJoinWhatDoesNotDiffer() throws Exception {
        long comparison = comparison("a", "b", "c");
        for (int i = 0; i < 12; i++) {
            registry.addTask(task("t" + i, "rmse", false));
            search(comparison, "t" + i, "a", 10, scored(1, 1 + i % 2));
            search(comparison, "t" + i, "b", 10, scored(1, 2 - i % 2));
            search(comparison, "t" + i, "c", 10, scored(1, 5 + 0.1 * i));
        }
        ComparisonReport.write(registry.comparison(comparison), folder);

        Document page = PageCheck.check(folder.resolve("report.html"));
        assertThat(labels(page))
                .hasSize(3) // one diagram, and a triangle for each rival of the first
                .anyMatch(label -> label.endsWith("No significant difference within: a, b."));
        assertThat(rows(page, "Wins, ties and losses"))
                .containsExactly(
                        "a|–|6 – 0 – 6|12 – 0 – 0 ahead",
                        "b|6 – 0 – 6|–|12 – 0 – 0 ahead",
                        "c|0 – 0 – 12 behind|0 – 0 – 12 behind|–");
        assertThat(json().get("standings").get(2).get("elo").asDouble()).isLessThan(1000);
        // 3.314 is the 5 % point of the studentised range of 3 with infinite degrees of freedom
        assertThat(json().get("nemenyiCriticalDifference").asDouble())
                .isCloseTo(3.314 / Math.sqrt(2) * Math.sqrt(3 * 4 / (6.0 * 12)), within(1e-3));
    }

    /** The cells of each row of the body of a table, with bars between. */
    private static List<String> rows(Document page, String caption) {
        List<String> rows = new ArrayList<>();
        NodeList found = page.getElementsByTagName("tr");
        for (int i = 0; i < found.getLength(); i++) {
            Node body = found.item(i).getParentNode();
            if (body.getNodeName().equals("tbody")
                    && body.getParentNode().getFirstChild().getTextContent().startsWith(caption)) {
                NodeList cells = found.item(i).getChildNodes();
                rows.add(IntStream.range(0, cells.getLength())
                        .mapToObj(cell -> cells.item(cell).getTextContent())
                        .collect(Collectors.joining("|")));
            }
        }
        return rows;
    }

    private static List<String> labels(Document page) {
        NodeList drawings = page.getElementsByTagName("svg");
        return IntStream.range(0, drawings.getLength())
                .mapToObj(i -> ((Element) drawings.item(i)).getAttribute("aria-label"))
                .toList();
    }

    @Test
    void scoresFileHasOneRowPerRun() throws IOException {
        ComparisonReport.write(registry.comparison(ExampleComparison.store(registry, 5, 6)), folder);

        List<String> rows = Files.readAllLines(folder.resolve("scores.csv"));
        assertThat(rows).hasSize(1 + 6 * 4 * 3);
        assertThat(rows.get(1)).startsWith("starter,balance-scale,auc,baseline,1,0.");
        assertThat(json().get("meanCurves").fieldNames())
                .toIterable()
                .containsExactly("evaluations", "seconds", "cpuSeconds");
    }

    @Test
    void scenarioForAlgorithmSelectionHoldsTheMatrix() throws IOException {
        long comparison = comparison("a", "b's");
        registry.addTask(new NewTask(
                "t", "suite", "t", "t", TaskKind.TABLE, "auc", true, Map.of("rows", 150.0, "skew", Double.NaN)));
        search(comparison, "t", "a", -0.5, scored(-0.9, -0.8));
        search(comparison, "t", "b's", -0.5, failed("x"));
        AslibScenario.write(registry.comparison(comparison), folder);

        assertThat(folder.resolve("algorithm_runs.arff"))
                .content()
                .endsWith("@DATA\n't',1,'a',-0.8,ok\n't',1,'b\\'s',-0.5,crash\n");
        assertThat(folder.resolve("feature_values.arff"))
                .content()
                .endsWith("@ATTRIBUTE 'rows' NUMERIC\n@ATTRIBUTE 'skew' NUMERIC\n\n@DATA\n't',1,150.0,?\n");
        assertThat(folder.resolve("description.txt")).content().contains("maximize:\n  - false\n");
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(AutodidactException.class)
                .isThrownBy(() -> ComparisonReport.write(registry.comparison(comparison("a")), file.resolve("out")))
                .withMessageContaining(file.toString());
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    }

    private long comparison(String... strategies) {
        return registry.addComparison(new NewComparison(
                "suite",
                "1",
                List.of(strategies),
                List.of(1L),
                "3trials",
                9,
                60,
                OptionalLong.empty(),
                "compare",
                Map.of()));
    }

    private static NewTask task(String name, String metric, boolean greaterIsBetter) {
        return new NewTask(name, "suite", name, name, TaskKind.TABLE, metric, greaterIsBetter, Map.of());
    }

    private long begin(long comparison, String task, String strategy, double reference) {
        return registry.beginRun(new NewRun(
                OptionalLong.of(comparison), task, strategy, 1, "3trials", "", HOSTILE, 0, reference, 1, Map.of()));
    }

    private void search(long comparison, String task, String strategy, double reference, Attempt... attempts) {
        long run = begin(comparison, task, strategy, reference);
        for (int trial = 0; trial < attempts.length; trial++) {
            Proposal proposal = Proposal.full(Configuration.of(Map.of("name", HOSTILE)));
            registry.addTrial(
                    run, new NewTrial(trial, proposal, attempts[trial].outcome(), attempts[trial].heldOut(), trial));
        }
        registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 3, 3));
    }

    @Test
    void adaptationIsShownStepByStepWithItsIntervalOverEpisodes() throws Exception {
        long comparison = comparison("maml", "random");
        for (int episode = 0; episode < 4; episode++) {
            String task = "wave-" + episode;
            registry.addTask(new NewTask(task, "starter", task, "wave", TaskKind.EPISODE, "rmse", false, Map.of()));
            long run = begin(comparison, task, "maml", 5);
            registry.addCurve(run, List.of(new CurvePoint(0, 0, 0, 4 + episode), new CurvePoint(1, 1, 1, 1)));
            registry.addComplexity(run, new Complexity(1700, 20_000 + 2 * episode, 1680, 123_456));
            registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 0.5, 0.5));
            search(comparison, task, "random", 5, scored(3, 2.5));
        }
        ComparisonReport.write(registry.comparison(comparison), folder);

        JsonNode adaptation = json().get("adaptation");
        assertThat(adaptation.get("metric").asText()).isEqualTo("rmse");
        assertThat(adaptation.get("episodes").asInt()).isEqualTo(4);
        JsonNode maml = adaptation.get("strategies").get(0);
        assertThat(maml.get("bySteps")).hasSize(2);
        assertThat(maml.get("bySteps").get(0).get("score").asDouble()).isEqualTo(5.5);
        assertThat(maml.get("bySteps").get(0).get("margin").asDouble())
                .as("four episodes of standard deviation 1.291")
                .isCloseTo(1.96 * 1.290994 / 2, within(1e-4));
        assertThat(maml.get("area").asDouble()).isEqualTo(3.25);
        assertThat(maml.get("seconds").asDouble()).isEqualTo(0.5);
        assertThat(maml.get("adaptationMultiplyAdds").asLong()).isEqualTo(20_003);
        assertThat(maml.get("memoryBytes").asLong()).isEqualTo(123_456);
        JsonNode random = adaptation.get("strategies").get(1);
        assertThat(random.get("bySteps")).isEmpty();
        assertThat(random.get("score").asDouble()).isEqualTo(2.5);
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("5.5 ± 1.265", "20\u2009003", "123.5\u00a0kB");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("How fast does it adapt?", "data-chart=\"adaptation\"", "5.5 ± 1.265");
        PageCheck.check(folder.resolve("report.html"));
    }

    private record Attempt(Outcome outcome, double heldOut) {}

    private static Attempt scored(double loss, double heldOut) {
        return new Attempt(Outcome.Scored.of(loss, new Cost(1, 1)), heldOut);
    }

    private static Attempt failed(String message) {
        Failure failure = new Failure(Failure.Kind.EXCEPTION, message, "");
        return new Attempt(new Outcome.Failed(failure, new Cost(1, 1)), Double.NaN);
    }

    private void adapt(long comparison, String strategy, double... losses) {
        long run = begin(comparison, "q", strategy, losses[0]);
        registry.addCurve(
                run,
                IntStream.range(0, losses.length)
                        .mapToObj(i -> new CurvePoint(i, i, i, losses[i]))
                        .toList());
        registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", 3, 3));
    }
}
