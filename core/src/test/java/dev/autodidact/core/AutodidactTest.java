package dev.autodidact.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.fakes.Pupil;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.report.RunInsights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AutodidactTest {

    private static final String MEMORY = "random:fake.memory";

    @TempDir
    Path folder;

    @Test
    void eightLinesFindAModel() {
        Table data = Samples.classes(80, 1);
        Result result = Autodidact.builder()
                .target("kind")
                .budget(Budget.trials(6))
                .seed(42)
                .run(data);

        assertThat(result.best())
                .hasValueSatisfying(best -> assertThat(best.learner()).isEqualTo("fake.memory"));
        assertThat(result.trials()).hasSize(6);
        assertThat(result.failed()).isPositive();
        assertThat(result.leaderboard()).isSortedAccordingTo((a, b) -> Double.compare(a.validation(), b.validation()));
        assertThat(result.evaluate(Samples.classes(60, 2)).get("accuracy")).isGreaterThan(0.85);
    }

    @Test
    void sameSeedGivesTheSameResult() {
        assertThat(run(Samples.classes(60, 1), "kind").leaderboard())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(run(Samples.classes(60, 1), "kind").leaderboard());
    }

    @Test
    void looksIntoTheModelOnRowsThatItHasNotSeen() throws IOException {
        Table data = Samples.classes(80, 1);

        Result result = run(data, "kind");

        RunInsights.OutOfFold outOfFold = result.insights().outOfFold().orElseThrow();
        assertThat(outOfFold.trial()).isEqualTo(result.best().orElseThrow().trial());
        assertThat(outOfFold.predictions().rows()).isEqualTo(outOfFold.truth().rows());
        RunInsights.Importance importance = result.insights().importance().orElseThrow();
        assertThat(importance.rows()).isLessThan(80);
        assertThat(importance.columns())
                .extracting(RunInsights.Column::name)
                .containsExactlyInAnyOrder("x", "noise", "colour");
        assertThat(importance.columns().getFirst().name()).isNotEqualTo("noise");
        result.write(folder);
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("What does it look at?", "What is taken for what?", "Is it as sure as it should be?");
    }

    @Test
    void modelCardTellsWhatTheModelPredictsFromAndHowGoodItIs() {
        Result result = builder("kind").test(Samples.classes(40, 2)).run(Samples.classes(80, 1));

        result.write(folder);

        assertThat(folder.resolve("model-card.md"))
                .content()
                .contains("Predicts `kind`, one of 2 classes: `bad`, `good`. Fitted on 80 rows")
                .contains("| `x` | number | ", "| `colour` | category | ")
                .containsPattern("log-loss in validation: [0-9.]+ \\(95 %: [0-9.]+ to [0-9.]+\\), of the best")
                .contains("accuracy on the test table: ")
                .contains("| weight | learner | configuration |", "fake.memory", "- seed: ", "- data and task: ");
    }

    @Test
    void textOfOthersCannotBreakTheModelCard() {
        Table plain = Samples.classes(40, 1);
        String hostile = "a | b` <script>\n# c";
        Result result = run(with(plain, new NumericColumn(hostile, filled(40, 1))), "kind");

        result.write(folder);

        assertThat(folder.resolve("model-card.md")).content().contains("`a \\| b' <script> # c`");
    }

    @Test
    void rowsWithoutATargetAreLeftOutAndCounted() {
        Table whole = Samples.classes(40, 1);
        int[] codes = IntStream.range(0, 40).map(row -> row < 5 ? -1 : row % 2).toArray();
        List<Column> columns = new ArrayList<>(whole.without("kind").columns());
        columns.add(new CategoricalColumn("kind", codes, List.of("bad", "good")));

        assertThat(run(Table.of(columns), "kind").rowsWithoutTarget()).isEqualTo(5);
    }

    static Map<String, Table> oddTables() {
        Table plain = Samples.classes(30, 1);
        return Map.of(
                "a constant column", with(plain, new NumericColumn("same", new double[30])),
                "a column that is all missing", with(plain, new NumericColumn("none", filled(30, Double.NaN))),
                "only constant columns", Table.of(new NumericColumn("same", new double[30]), plain.column("kind")),
                "no column but the target", Table.of(plain.column("kind")),
                "one row for each class",
                        Table.of(
                                new NumericColumn("x", new double[] {1, 2, 3}),
                                new CategoricalColumn("kind", new int[] {0, 1, 2}, List.of("a", "b", "c"))),
                "2,000 columns", wide(2_000));
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void oddTablesSimplyWork(String what) {
        Table table = oddTables().get(what);

        Result result = run(table, "kind");

        assertThat(result.model().predict(table).rows()).isEqualTo(table.rows());
        result.write(folder);
        assertThat(Catalogue.discover(Optional.empty())
                        .model(folder.resolve("model"))
                        .predict(table)
                        .rows())
                .isEqualTo(table.rows());
    }

    static Set<String> oddities() {
        return oddTables().keySet();
    }

    @Test
    void singleRowIsRefused() {
        refused(Samples.reals(1, 1), "y", "at least 2 rows");
    }

    @Test
    void oneClassIsRefused() {
        refused(
                Samples.classes(40, 1)
                        .take(IntStream.range(0, 20).map(i -> 2 * i).toArray()),
                "kind",
                "one class only");
    }

    @Test
    void unknownTargetIsRefusedWithTheNearestName() {
        refused(Samples.classes(40, 1), "knd", "kind");
    }

    @Test
    void targetMustBeNamed() {
        assertThatThrownBy(() -> Autodidact.builder().run(Samples.classes(40, 1)))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("target(");
    }

    @Test
    void strategyThatDoesNotSearchIsRefused() {
        assertThatThrownBy(() ->
                        Autodidact.builder().target("kind").strategy("descent").run(Samples.classes(40, 1)))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("does not search");
    }

    @Test
    void metricDecidesTheType() {
        Table numbers = Table.of(
                new NumericColumn("x", new double[] {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}),
                new NumericColumn("y", new double[] {1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3}));

        assertThat(builder("y").run(numbers).model().schema().type()).isEqualTo(TaskType.REGRESSION);
        assertThat(builder("y")
                        .metric(Metrics.ACCURACY)
                        .run(numbers)
                        .model()
                        .schema()
                        .type())
                .isEqualTo(TaskType.CLASSIFICATION);
        assertThat(builder("y").metric(Metrics.MAE).run(numbers).metric()).isEqualTo(Metrics.MAE);
    }

    @Test
    void runWhoseTrialsAllFailPredictsTheConstant() throws IOException {
        Result result = builder("kind").strategy("random:fake.broken").run(Samples.classes(40, 1));

        assertThat(result.best()).isEmpty();
        assertThat(result.failed()).isEqualTo(4);
        assertThat(result.evaluate(Samples.classes(40, 1)).get("log-loss")).isCloseTo(Math.log(2), within(1e-12));
        result.write(folder);
        assertThat(json().get("best").isNull()).isTrue();
    }

    @Test
    void strategyThatFailsIsANoteAndNotTheEnd() {
        Result result = builder("kind").strategy("angry").run(Samples.classes(40, 1));

        assertThat(result.notes()).anyMatch(note -> note.contains("angry on purpose"));
        assertThat(result.model().members()).isEmpty();
    }

    @Test
    void stopBeforeTheFirstTrialGivesTheConstant() {
        StopSignal stop = StopSignal.manual();
        stop.stop();

        assertThat(builder("kind")
                        .stop(stop)
                        .run(Samples.classes(40, 1))
                        .model()
                        .members())
                .isEmpty();
    }

    @Test
    void signalWithoutADeadlineDoesNotLiftTheBudgetsTime() {
        Result result = Autodidact.builder()
                .target("kind")
                .strategy(MEMORY)
                .budget(Budget.seconds(2))
                .executor(new ThreadExecutor())
                .stop(StopSignal.manual())
                .run(Samples.classes(40, 1));

        assertThat(result.best()).isPresent();
    }

    @Test
    void learnsFromOtherTasksInTheRegistryButNotFromTheSameColumnsOrData() {
        Table one = Samples.classes(40, 1);
        Table renamed = Table.of(
                new NumericColumn("other", filled(40, 1)), one.column("x"), one.column("noise"), one.column("kind"));
        try (Registry registry = Registry.open(folder.resolve("registry.db"))) {
            builder("kind").name("first").registry(registry).run(one);
            builder("kind").name("second").registry(registry).run(renamed);
            Pupil.KNOWN.clear();

            Result result = builder("kind")
                    .name("third")
                    .strategy("pupil:fake.memory")
                    .registry(registry)
                    .run(Samples.classes(50, 2));

            assertThat(result.learnedFrom()).isEqualTo("1 task in the registry");
            assertThat(Pupil.KNOWN.values()).containsExactly(Set.of("second/" + MEMORY));
            assertThat(registry.latestKnowledge("pupil")).map(Knowledge::format).hasValue("names/1");
        }
    }

    @Test
    void registryAddsToWhatComesWithTheStrategyFromTheFirstTaskOn() {
        try (Registry registry = Registry.open(folder.resolve("registry.db"))) {
            Result first = heir("first", "one", registry);
            Result second = heir("second", "two", registry);

            assertThat(first.learnedFrom()).isEqualTo("what comes with it");
            assertThat(second.learnedFrom()).isEqualTo("1 task in the registry and 1 that comes with the strategy");
            assertThat(registry.latestKnowledge("heir"))
                    .map(knowledge -> new String(knowledge.payload(), StandardCharsets.UTF_8))
                    .hasValue("first/heir:fake.memory,heirloom/random");
        }
    }

    @Test
    void whereLearningFailsWhatComesWithTheStrategyServes() {
        try (Registry registry = Registry.open(folder.resolve("registry.db"))) {
            heir("riddle", "one", registry);

            Result result = heir("second", "two", registry);

            assertThat(result.learnedFrom()).isEqualTo("what comes with it");
            assertThat(result.notes()).anyMatch(note -> note.contains("too hard"));
        }
    }

    /** Tables with columns of different names are different families. */
    private Result heir(String name, String column, Registry registry) {
        Table data = Samples.classes(40, 1);
        return builder("kind")
                .name(name)
                .strategy("heir:fake.memory")
                .registry(registry)
                .run(Table.of(new NumericColumn(column, filled(40, 1)), data.column("x"), data.column("kind")));
    }

    @Test
    void filesHoldWhatMachinesRead() throws IOException {
        Result result = builder("kind").name("toy").test(Samples.classes(40, 2)).run(Samples.classes(60, 1));

        result.write(folder);

        JsonNode json = json();
        assertThat(json.get("task").asText()).isEqualTo("toy");
        assertThat(json.get("metric").asText()).isEqualTo("log-loss");
        assertThat(json.get("best").get("learner").asText()).isEqualTo("fake.memory");
        assertThat(json.get("best").get("configuration").has("doubt")).isTrue();
        assertThat(json.get("best").get("validation").isNumber()).isTrue();
        assertThat(json.get("trials").asInt()).isEqualTo(4);
        assertThat(json.get("failed").asInt()).isZero();
        assertThat(json.get("wallSeconds").isNumber()).isTrue();
        assertThat(json.get("cpuSeconds").isNumber()).isTrue();
        assertThat(json.get("peakMemoryMb").asDouble()).isPositive();
        assertThat(json.get("test").get("accuracy").isNumber()).isTrue();
        assertThat(json.get("seed").asLong()).isEqualTo(1);
        assertThat(json.get("versions").get("plugin.fake").asText()).isEqualTo("7");
        assertThat(Files.readAllLines(folder.resolve("trials.csv"))).hasSize(5);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("toy")
                .contains("fake.memory");
        assertThat(folder.resolve("model.part")).doesNotExist();
    }

    @Test
    void resultsThatCannotBeWrittenAreAProblemOfTheSurroundings() throws IOException {
        Result result = run(Samples.classes(40, 1), "kind");
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> result.write(file.resolve("out")))
                .isInstanceOfSatisfying(
                        AutodidactException.class,
                        e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.ENVIRONMENT));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("result.json").toFile());
    }

    private static void refused(Table table, String target, String why) {
        assertThatThrownBy(() -> run(table, target))
                .isInstanceOfSatisfying(
                        AutodidactException.class, e -> assertThat(e.kind()).isEqualTo(AutodidactException.Kind.CALLER))
                .hasMessageContaining(why);
    }

    private static Autodidact.Builder builder(String target) {
        return Autodidact.builder()
                .target(target)
                .strategy(MEMORY)
                .budget(Budget.trials(4))
                .executor(new ThreadExecutor());
    }

    private static Result run(Table table, String target) {
        return builder(target).run(table);
    }

    private static Table with(Table table, Column column) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(column);
        return Table.of(columns);
    }

    private static double[] filled(int rows, double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return values;
    }

    private static Table wide(int columns) {
        Table plain = Samples.classes(30, 1);
        List<Column> all = new ArrayList<>(List.of(plain.column("kind")));
        for (int j = 0; j < columns; j++) {
            all.add(new NumericColumn(
                    "x" + j,
                    Samples.reals(30, j).column("a") instanceof NumericColumn a
                            ? IntStream.range(0, 30).mapToDouble(a::value).toArray()
                            : new double[30]));
        }
        return Table.of(all);
    }
}
