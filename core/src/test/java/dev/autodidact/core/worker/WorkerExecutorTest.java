package dev.autodidact.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.fakes.Memory;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.core.preprocess.Splits;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Preprocessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(120)
class WorkerExecutorTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final LabelledTable DATA = LabelledTable.of(Samples.classes(60, 1), "kind");

    private final Catalogue catalogue = Catalogue.discover(Optional.empty());
    private final WorkerExecutor workers = new WorkerExecutor(catalogue, 2, WorkerLimits.ofTotal(512L << 20));

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void trialsEndAsTheyDoOnThreads() {
        TrialRunner runner = problem("fake.memory", "fake.broken").runner();

        List<Outcome> elsewhere = outcomes(workers, runner, requests());

        assertThat(elsewhere)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cost", "failure.detail")
                .isEqualTo(outcomes(new ThreadExecutor(), runner, requests()));
        assertThat(elsewhere)
                .filteredOn(Outcome.Failed.class::isInstance)
                .isNotEmpty()
                .allSatisfy(outcome -> {
                    Failure failure = ((Outcome.Failed) outcome).failure();
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.EXCEPTION);
                    assertThat(failure.message()).contains("broken on purpose");
                    assertThat(failure.detail()).contains("FakePlugin");
                });
    }

    @Test
    void preparingChangesNoOutcomeEvenWhereItFails() {
        TableProblem problem = problem("fake.memory");
        List<Outcome> expected = outcomes(new ThreadExecutor(), problem.runner(), requests("fake.memory"));

        workers.prepare(problem.blueprint(DATA), "fake.memory", Configuration.of(Map.of("doubt", 0.5)));
        workers.prepare(problem.blueprint(DATA), "fake.broken", Configuration.of(Map.of()));
        workers.prepare(problem.blueprint(DATA), "fake.unknown", Configuration.of(Map.of()));

        assertThat(outcomes(workers, problem.runner(), requests("fake.memory")))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cost")
                .isEqualTo(expected);
    }

    @Test
    void oneWorkerStartsAtOnceAndTheOthersWithTheFirstTrial() throws InterruptedException {
        while (children().isEmpty()) {
            Thread.sleep(10);
        }
        Thread.sleep(200);
        assertThat(children()).hasSize(1);

        outcomes(workers, problem("fake.memory").runner(), requests());

        while (children().size() < 2) {
            Thread.sleep(10);
        }
    }

    @Test
    void workerThatIsKilledIsReplacedAndItsNextTrialDoesNotSuffer() {
        TrialRunner runner = problem("fake.memory").runner();
        List<Outcome> before = outcomes(workers, runner, requests());

        children().forEach(ProcessHandle::destroyForcibly);

        assertThat(outcomes(workers, runner, requests()))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cost")
                .isEqualTo(before);
    }

    @Test
    void whatATrialHasStartedEndsWithItsWorkerEvenWhereThatDiesByItself() {
        TrialRunner runner =
                problem(with(Memory.STARTS_A_PROCESS), "fake.memory").runner();
        List<TrialRequest> requests = requests("fake.memory").subList(0, 2);
        assertThat(outcomes(workers, runner, requests)).allMatch(Outcome.Scored.class::isInstance);
        List<ProcessHandle> grandchildren =
                children().stream().flatMap(ProcessHandle::children).toList();
        assertThat(grandchildren).isNotEmpty();

        children().forEach(ProcessHandle::destroyForcibly);
        outcomes(workers, runner, requests);
        workers.close();

        assertThat(grandchildren).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void garbageIsCollectedLongBeforeItFillsTheHeap() throws IOException {
        try (WorkerExecutor roomy = new WorkerExecutor(catalogue, 1, WorkerLimits.ofTotal(4L << 30))) {
            List<Long> others = children().stream().map(ProcessHandle::pid).toList();

            assertThat(outcomes(
                            roomy,
                            problem(with(Memory.MAKES_GARBAGE), "fake.memory").runner(),
                            requests("fake.memory").subList(0, 1)))
                    .allMatch(Outcome.Scored.class::isInstance);

            for (ProcessHandle child : children()) {
                if (!others.contains(child.pid())) {
                    assertThat(mostMegabytes(child)).isBetween(64L, 512L);
                }
            }
        }
    }

    @Test
    void closingLeavesNeitherProcessNorFileBehind() throws IOException {
        assertThat(outcomes(workers, problem("fake.memory").runner(), requests()))
                .isNotEmpty();
        List<ProcessHandle> children = children();
        assertThat(children).isNotEmpty();
        assertThat(files()).isNotEmpty();

        workers.close();

        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(files()).isEmpty();
    }

    @Test
    void closingWhileWorkersStartLeavesNoProcessBehind() throws Exception {
        workers.close();
        for (int millis = 0; millis < 200; millis += 20) {
            WorkerExecutor starting = new WorkerExecutor(catalogue, 2, WorkerLimits.ofTotal(512L << 20));
            try (Executor.Execution execution =
                    starting.open(problem("fake.memory").runner(), 2)) {
                Thread.sleep(millis);
            }
            starting.close();

            assertThat(children()).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void modelsAreFittedOnAllRowsAsTheyAreHere() throws Exception {
        TableProblem sample = new TableProblem(
                Folds.of(Splits.sample(DATA, 40, 1), Metrics.LOG_LOSS, new Resampling.Automatic(), 1),
                catalogue.learners("fake.memory"));
        Configuration configuration = sample.space().defaults();

        Model there = workers.fitter(sample.blueprint(DATA))
                .orElseThrow()
                .fit(configuration, 1, 7, LONG)
                .get();

        int[] rows = Samples.firstRows(60);
        var features = Preprocessor.fit(DATA, rows).encode(DATA.table(), rows, Encoding.NUMERIC);
        Model here = catalogue
                .learner("fake.memory")
                .value()
                .fit(
                        configuration.nested(SearchProblem.LEARNER),
                        new TrainingData(features, DATA.target()),
                        FitContext.of(7));
        assertThat(bytes(there)).isEqualTo(bytes(here));
    }

    @Test
    void whatCannotTravelRunsHere() {
        long self = ProcessHandle.current().pid();
        TrialRunner runner = (request, cancellation) ->
                Outcome.Scored.of(ProcessHandle.current().pid() == self ? 1 : 0, Cost.NONE);

        assertThat(outcomes(workers, runner, requests()))
                .allMatch(outcome -> outcome instanceof Outcome.Scored scored && scored.loss() == 1);
    }

    @Test
    void closedExecutionGivesEveryWaitingTrialAnEnd() {
        Executor.Execution execution = workers.open(problem("fake.memory").runner(), 1);
        List<CompletableFuture<Outcome>> outcomes =
                requests().stream().map(execution::submit).toList();

        execution.close();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isDone());
    }

    private static LabelledTable with(String feature) {
        List<Column> columns = new ArrayList<>(DATA.table().columns());
        columns.add(new NumericColumn(
                feature, DoubleStream.iterate(0, x -> x + 1).limit(60).toArray()));
        return LabelledTable.of(Table.of(columns), "kind");
    }

    private static long mostMegabytes(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElseThrow();
    }

    private TableProblem problem(String... learners) {
        return problem(DATA, learners);
    }

    private TableProblem problem(LabelledTable data, String... learners) {
        Folds folds = Folds.of(data, Metrics.LOG_LOSS, new Resampling.CrossValidation(3), 1);
        return new TableProblem(
                folds,
                Stream.of(learners)
                        .flatMap(learner -> catalogue.learners(learner).stream())
                        .toList());
    }

    private List<TrialRequest> requests() {
        return requests("fake.memory", "fake.broken");
    }

    private List<TrialRequest> requests(String... learners) {
        RandomGenerator random = Seeds.generator(1, "requests");
        var space = problem(learners).space();
        return IntStream.range(0, 12)
                .mapToObj(trial -> new TrialRequest(trial, Proposal.full(space.sample(random)), trial, LONG))
                .toList();
    }

    private static List<Outcome> outcomes(Executor executor, TrialRunner runner, List<TrialRequest> requests) {
        List<Outcome> outcomes = new ArrayList<>();
        try (Executor.Execution execution = executor.open(runner, 2)) {
            List<CompletableFuture<Outcome>> futures =
                    requests.stream().map(execution::submit).toList();
            futures.forEach(future -> outcomes.add(future.join()));
        }
        return outcomes;
    }

    private static byte[] bytes(Model model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().toList();
    }

    private static List<Path> files() throws IOException {
        String prefix = "autodidact-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
