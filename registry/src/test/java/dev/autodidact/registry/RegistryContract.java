package dev.autodidact.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every registry must do, whatever database it is on. */
abstract class RegistryContract {

    private Registry registry;

    /** {@return an empty registry} */
    protected abstract Registry open();

    @BeforeEach
    void openRegistry() {
        registry = open();
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void failuresAreGroupedByLearnerAndCauseWithTheirCost() {
        registry.addTask(task("a1", "iris", "iris"));
        long comparison = registry.addComparison(comparison());
        long random = registry.beginRun(run(comparison, "a1", "random", 7));
        long portfolio = registry.beginRun(run(comparison, "a1", "portfolio", 7));
        registry.addTrial(random, scored(0, 0.25));
        registry.addTrial(random, failed(1, Failure.Kind.TIMEOUT, "too long"));
        registry.addTrial(portfolio, failed(2, Failure.Kind.TIMEOUT, "much too long"));
        registry.addTrial(portfolio, failed(3, Failure.Kind.TIMEOUT, "too long"));
        registry.addTrial(portfolio, failed(4, Failure.Kind.CRASH, "gone"));

        String learner = "smile.knn";
        double seconds = cost().seconds();
        assertThat(registry.comparison(comparison).failures())
                .containsExactly(
                        new FailureGroup(learner, "timeout", 3, 2, 3 * seconds, "iris", 2, "much too long", "at x.y.Z"),
                        new FailureGroup(learner, "crash", 1, 1, seconds, "iris", 4, "gone", "at x.y.Z"));
        assertThat(registry.failures(random))
                .containsExactly(
                        new FailureGroup(learner, "timeout", 1, 1, seconds, "iris", 1, "too long", "at x.y.Z"));
    }

    @Test
    void wholeTrialsComeBackAsTheyWouldBeStored() {
        long run = someRun();
        List<NewTrial> trials = List.of(
                withPredictions(0, new ClassProbabilities(new double[] {0.1, 0.9, 1, 0}, 2)),
                scored(1, -0.0),
                failed(2, Failure.Kind.OUT_OF_MEMORY, "heap is full"),
                new NewTrial(
                        4,
                        Proposal.full(Configuration.of(Map.of("x", 1.0, "n", 1, "s", "1"))),
                        new Outcome.Pruned(List.of(0.5, 1.0 / 3), "hopeless", new Cost(0.1, Double.NaN)),
                        Double.NaN,
                        8.5),
                withPredictions(5, new RealPredictions(new double[] {Math.PI, -0.0})));
        trials.forEach(trial -> registry.addTrial(run, trial));

        assertThat(registry.wholeTrials(run, 0, 9))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(trials.stream().map(NewTrial::asStored).toList());
        assertThat(registry.wholeTrials(run, 1, 2)).extracting(NewTrial::trial).containsExactly(1, 2);
        assertThat(registry.progress(run).last()).isEqualTo(5);
        assertThat(registry.progress(run).trials()).isEqualTo(5);
    }

    @Test
    void trialsHandedInTogetherAreStoredInTheirOrderAndOneThatIsWrongTakesNoneAlong() {
        long run = someRun();
        List<CompletableFuture<Void>> stored = new ArrayList<>();
        for (int trial = 0; trial < 3_000; trial++) {
            stored.add(registry.addTrialSoon(trial == 1_500 ? 77 : run, scored(trial, trial)));
        }

        for (int trial = 0; trial < 3_000; trial++) {
            CompletableFuture<Void> each = stored.get(trial);
            if (trial == 1_500) {
                assertThatIllegalArgumentException().isThrownBy(() -> {
                    try {
                        each.join();
                    } catch (CompletionException e) {
                        throw e.getCause();
                    }
                });
            } else {
                each.join();
            }
        }
        assertThat(trials(run)).hasSize(2_999).isSortedAccordingTo(Comparator.comparingInt(StoredTrial::trial));
    }

    @Test
    void knowledgeIsFoundByItsChecksum() {
        Knowledge older = new Knowledge("portfolio", "portfolio/1", new byte[] {1}, Map.of());
        registry.addKnowledge(older);
        registry.addKnowledge(new Knowledge("portfolio", "portfolio/1", new byte[] {2}, Map.of()));

        assertThat(registry.knowledge("portfolio", older.sha256()).orElseThrow().payload())
                .containsExactly(1);
        assertThat(registry.knowledge("other", older.sha256())).isEmpty();
    }

    @Test
    void claimHoldsUntilItIsClosed() {
        long run = someRun();
        try (Claim claim = registry.claimRun(run)) {
            assertThatExceptionOfType(AutodidactException.class)
                    .isThrownBy(() -> registry.claimRun(run))
                    .withMessageContaining("is under way: process ");
            registry.claimComparison(registry.addComparison(comparison())).close();
        }
        registry.claimRun(run).close();
    }

    @Test
    void comparisonGivesBackWhatWasStored() {
        NewTask iris = task("a1", "iris", "iris");
        NewTask balance = task("b2", "balance", "balance");
        registry.addTask(iris);
        registry.addTask(balance);
        NewComparison plan = comparison();
        long comparison = registry.addComparison(plan);
        NewRun onIris = run(comparison, "a1", "random", 7);
        long first = registry.beginRun(onIris);
        long second = registry.beginRun(run(comparison, "b2", "portfolio", 7));
        long third = registry.beginRun(run(comparison, "b2", "random", 7));
        registry.endRun(first, new RunEnd(RunEnd.Status.DONE, "", 12.5, Double.NaN));
        registry.endRun(second, new RunEnd(RunEnd.Status.FAILED, "no learner fits", 1, 0.5));
        registry.endComparison(comparison, 99);

        Comparison stored = registry.comparison(comparison);

        assertThat(stored.plan()).isEqualTo(plan);
        assertThat(stored.seconds()).hasValue(99);
        assertThat(stored.started()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(stored.tasks()).containsExactly(balance, iris);
        assertThat(stored.runs()).extracting(StoredRun::id).containsExactly(second, third, first);
        StoredRun done = stored.runs().get(2);
        assertThat(done.run()).isEqualTo(onIris);
        assertThat(done.status()).isEqualTo("DONE");
        assertThat(done.seconds()).isEqualTo(12.5);
        assertThat(done.cpuSeconds()).isNaN();
        assertThat(stored.runs().get(0).message()).isEqualTo("no learner fits");
        assertThat(stored.runs().get(1).status()).isEqualTo("RUNNING");
    }

    @Test
    void trialsComeBackInTheirOrderWithEverythingThatFilesNeed() {
        long run = someRun();
        registry.addTrial(run, failed(2, Failure.Kind.OUT_OF_MEMORY, "heap is full"));
        registry.addTrial(run, scored(0, 0.25));
        registry.addTrial(
                run,
                new NewTrial(
                        1,
                        new Proposal(Configuration.of(Map.of("x", 0.5)), 0.25),
                        new Outcome.Pruned("too slow", new Cost(3, 2)),
                        Double.NaN,
                        9));

        List<StoredTrial> trials = trials(run);

        assertThat(trials).extracting(StoredTrial::trial).containsExactly(0, 1, 2);
        assertThat(trials.get(0))
                .isEqualTo(new StoredTrial(
                        0,
                        "smile.knn",
                        Configuration.of(Map.of("k", 5)),
                        1,
                        "scored",
                        "",
                        "",
                        OptionalDouble.of(0.25),
                        OptionalDouble.of(0.35),
                        2,
                        1,
                        4));
        assertThat(trials.get(1).learner()).isEmpty();
        assertThat(trials.get(1).configuration()).isEqualTo(Configuration.of(Map.of("x", 0.5)));
        assertThat(trials.get(1).status()).isEqualTo("pruned");
        assertThat(trials.get(1).heldOutLoss()).isEmpty();
        assertThat(trials.get(2).cause()).isEqualTo("out-of-memory");
        assertThat(trials.get(2).message()).isEqualTo("heap is full");
        assertThat(trials.get(2).loss()).isEmpty();
    }

    @Test
    void storingATrialAgainChangesNothing() {
        long run = someRun();
        registry.addTrial(run, scored(0, 0.25));
        registry.addTrial(run, scored(0, 0.75));

        assertThat(trials(run)).extracting(StoredTrial::loss).containsExactly(OptionalDouble.of(0.25));
    }

    @Test
    void manyThreadsMayStoreTrialsAtOnce() throws Exception {
        long run = someRun();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                NewTrial trial = i % 2 == 0 ? scored(i, i) : withPredictions(i, new RealPredictions(new double[] {i}));
                writes.add(threads.submit(() -> registry.addTrial(run, trial)));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        }

        assertThat(trials(run)).hasSize(100);
    }

    @Test
    void storedPredictionsAreThePredictions() {
        long run = someRun();
        double[] numbers = {1e300, -0.1, 1.0 / 3};
        registry.addTrial(run, withPredictions(0, new RealPredictions(numbers)));
        registry.addTrial(run, withPredictions(1, new ClassProbabilities(new double[] {0.1, 0.9, 1, 0, 0.5, 0.5}, 2)));
        registry.addTrial(run, scored(2, 1));

        RealPredictions real = (RealPredictions) registry.outOfFold(run, 0).orElseThrow();
        ClassProbabilities classes =
                (ClassProbabilities) registry.outOfFold(run, 1).orElseThrow();

        assertThat(real.rows()).isEqualTo(3);
        for (int row = 0; row < 3; row++) {
            assertThat(real.value(row)).isEqualTo(numbers[row]);
        }
        assertThat(classes.rows()).isEqualTo(3);
        assertThat(classes.classes()).isEqualTo(2);
        assertThat(classes.probability(0, 1)).isEqualTo((float) 0.9);
        assertThat(classes.defect()).isEmpty();
        assertThat(registry.outOfFold(run, 2)).isEmpty();
    }

    @Test
    void curvesKeepDivergedPoints() {
        registry.addTask(task("a1", "quadratic", "quadratic"));
        long comparison = registry.addComparison(comparison());
        long run = registry.beginRun(run(comparison, "a1", "lstm", 1));
        registry.addCurve(run, List.of(new CurvePoint(9, 9, 9, 9)));
        List<CurvePoint> points = List.of(
                new CurvePoint(0, 0, 0, 4.5),
                new CurvePoint(1, 0.5, 0.1, Double.POSITIVE_INFINITY),
                new CurvePoint(2, 1, 0.2, Double.NaN));
        registry.addCurve(run, points);

        Comparison stored = registry.comparison(comparison);

        assertThat(stored.curve(stored.runs().get(0))).isEqualTo(points);
    }

    @Test
    void complexityIsThatStoredLast() {
        registry.addTask(task("a1", "wave", "wave"));
        long comparison = registry.addComparison(comparison());
        long run = registry.beginRun(run(comparison, "a1", "maml", 1));
        Comparison stored = registry.comparison(comparison);
        assertThat(stored.complexity(stored.runs().getFirst())).isEmpty();

        registry.addComplexity(run, new Complexity(1, 2, 3, 4));
        registry.addComplexity(run, new Complexity(4, 1L << 40, 6, 7));

        assertThat(stored.complexity(stored.runs().getFirst())).contains(new Complexity(4, 1L << 40, 6, 7));
    }

    @Test
    void latestKnowledgeIsTheOneStoredLast() {
        Knowledge first = new Knowledge("portfolio", "portfolio/1", new byte[] {1}, Map.of("tasks", "20"));
        Knowledge second = new Knowledge("portfolio", "portfolio/1", new byte[] {2}, Map.of());
        assertThat(registry.latestKnowledge("portfolio")).isEmpty();

        assertThat(registry.addKnowledge(first)).isEqualTo(first.sha256());
        registry.addKnowledge(second);
        registry.addKnowledge(new Knowledge("lstm", "lstm/1", new byte[] {1}, Map.of()));
        assertThat(registry.latestKnowledge("portfolio").orElseThrow().sha256()).isEqualTo(second.sha256());

        registry.addKnowledge(first);
        Knowledge latest = registry.latestKnowledge("portfolio").orElseThrow();
        assertThat(latest.payload()).containsExactly(1);
        assertThat(latest.format()).isEqualTo("portfolio/1");
        assertThat(latest.provenance()).isEqualTo(Map.of("tasks", "20"));
    }

    @Test
    void experienceHoldsWhatTheQueryAsksFor() {
        registry.addTask(task("a1", "iris", "iris"));
        registry.addTask(task("a2", "iris-noisy", "iris"));
        registry.addTask(task("b1", "balance", "balance"));
        registry.addTask(task("c1", "never-run", "never-run"));
        long comparison = registry.addComparison(comparison());
        for (String task : List.of("a1", "a2", "b1")) {
            for (String strategy : List.of("random", "baseline")) {
                long run = registry.beginRun(run(comparison, task, strategy, 1));
                registry.addTrial(run, scored(0, 0.5));
                registry.addTrial(run, failed(1, Failure.Kind.TIMEOUT, "too long"));
            }
        }
        long alone = registry.beginRun(
                new NewRun(OptionalLong.empty(), "b1", "random", 2, "5trials", "", "", 0, Double.NaN, 1, Map.of()));
        registry.addTrial(alone, scored(0, 0.5));

        Experience all = registry.experience(ExperienceQuery.ALL);
        assertThat(all.tasks()).extracting(TaskRecord::id).containsExactly("a1", "a2", "b1");
        assertThat(all.tasks().get(0).metaFeatures()).isEqualTo(Map.of("rows", 150.0, "unknown", Double.NaN));
        List<TrialRecord> trials = all.trials(all.tasks().get(2));
        assertThat(trials)
                .extracting(TrialRecord::strategy)
                .containsExactly("baseline", "baseline", "random", "random", "random");
        assertThat(trials.get(0).loss()).hasValue(0.5);
        assertThat(trials.get(0).configuration().choice("learner")).isEqualTo("smile.knn");
        assertThat(trials.get(1).loss()).isEmpty();

        Experience some = registry.experience(
                new ExperienceQuery(Set.of("iris"), Set.of(), Optional.of(comparison), Set.of("random")));
        assertThat(some.tasks()).extracting(TaskRecord::name).containsExactly("balance");
        assertThat(some.trials(some.tasks().get(0))).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> some.trials(all.tasks().get(0)));

        Experience others =
                registry.experience(new ExperienceQuery(Set.of(), Set.of("a1", "b1"), Optional.empty(), Set.of()));
        assertThat(others.tasks()).extracting(TaskRecord::id).containsExactly("a2");
    }

    @Test
    void experienceTellsHowGoodAPrunedTrialSeemed() {
        long run = someRun();
        registry.addTrial(run, trial(0, new Outcome.Pruned(List.of(0.5, 0.25), "far behind", new Cost(1, 1))));
        registry.addTrial(run, trial(1, new Outcome.Pruned("too slow", new Cost(1, 1))));

        Experience experience = registry.experience(ExperienceQuery.ALL);

        List<TrialRecord> trials = experience.trials(experience.tasks().getFirst());
        assertThat(trials.get(0).loss()).hasValue(0.375);
        assertThat(trials.get(1).loss()).isEmpty();
    }

    @Test
    void experienceIsFrozen() {
        long run = someRun();
        registry.addTrial(run, scored(0, 0.5));
        Experience before = registry.experience(ExperienceQuery.ALL);
        registry.addTrial(run, scored(1, 0.25));
        registry.addTask(task("z", "later", "later"));

        assertThat(before.tasks()).hasSize(1);
        assertThat(before.trials(before.tasks().get(0))).hasSize(1);
        Experience after = registry.experience(ExperienceQuery.ALL);
        assertThat(after.trials(after.tasks().get(0))).hasSize(2);
    }

    @Test
    void runsAreListedLatestFirst(@TempDir Path folder) throws IOException {
        registry.addTask(new NewTask("t", "", "my.csv", "my.csv", TaskKind.TABLE, "auc", true, Map.of()));
        long first = registry.beginRun(
                new NewRun(OptionalLong.empty(), "t", "random", 3, "5trials", "", "", 0, Double.NaN, 1, Map.of()));
        registry.addTrial(first, scored(0, -0.7));
        registry.addTrial(first, scored(1, -0.9));
        registry.endRun(first, new RunEnd(RunEnd.Status.CANCELLED, "", 1, 1));
        registry.addModel(first, Files.writeString(folder.resolve("model"), "a bundle"));
        long second = registry.beginRun(
                new NewRun(OptionalLong.empty(), "t", "auto", 3, "5trials", "", "", 0, Double.NaN, 1, Map.of()));

        List<RunSummary> runs = registry.runs();

        assertThat(runs).extracting(RunSummary::id).containsExactly(second, first);
        assertThat(runs.get(0).bestScore()).isEmpty();
        assertThat(runs.get(0).status()).isEqualTo("RUNNING");
        RunSummary summary = runs.get(1);
        assertThat(summary.trials()).isEqualTo(2);
        assertThat(summary.bestScore()).hasValue(0.9);
        assertThat(summary.status()).isEqualTo("CANCELLED");
        assertThat(summary.model()).endsWith("model");
    }

    @Test
    void unknownIdsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> someRun("nowhere"));
        assertThatIllegalArgumentException().isThrownBy(() -> registry.addTrial(77, scored(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> registry.comparison(77));
    }

    private long someRun() {
        registry.addTask(task("a1", "iris", "iris"));
        return someRun("a1");
    }

    private long someRun(String task) {
        return registry.beginRun(
                new NewRun(OptionalLong.empty(), task, "random", 1, "5trials", "", "", 0, Double.NaN, 1, Map.of()));
    }

    private List<StoredTrial> trials(long run) {
        List<StoredTrial> trials = new ArrayList<>();
        registry.trials(run, trials::add);
        return trials;
    }

    private static NewTask task(String id, String name, String family) {
        return new NewTask(
                id,
                "starter",
                name,
                family,
                TaskKind.TABLE,
                "log-loss",
                false,
                Map.of("rows", 150.0, "unknown", Double.NaN));
    }

    private static NewComparison comparison() {
        return new NewComparison(
                "starter",
                "1.0",
                List.of("portfolio", "random"),
                List.of(7L, -8L),
                "20trials",
                12,
                60,
                OptionalLong.empty(),
                "autodidact compare --suite \"starter\"",
                Map.of("autodidact", "0.1", "java", "25"));
    }

    private static NewRun run(long comparison, String task, String strategy, long seed) {
        return new NewRun(
                OptionalLong.of(comparison),
                task,
                strategy,
                seed,
                "20trials",
                "",
                "19 tasks of starter",
                1.5,
                Double.NaN,
                4,
                Map.of("java", "25"));
    }

    private static NewTrial scored(int trial, double loss) {
        return trial(
                trial, new Outcome.Scored(loss, List.of(loss, loss), Optional.empty(), Optional.empty(), 0.37, cost()));
    }

    private static NewTrial withPredictions(int trial, Predictions predictions) {
        return trial(trial, new Outcome.Scored(1, List.of(1.0), Optional.of(predictions), Optional.empty(), cost()));
    }

    private static NewTrial failed(int trial, Failure.Kind kind, String message) {
        return trial(trial, new Outcome.Failed(new Failure(kind, message, "at x.y.Z"), cost()));
    }

    private static NewTrial trial(int trial, Outcome outcome) {
        double heldOut = outcome instanceof Outcome.Scored scored ? scored.loss() + 0.1 : Double.NaN;
        Configuration configuration = Configuration.of(Map.of("k", 5)).nestedIn("learner", "smile.knn");
        return new NewTrial(trial, Proposal.full(configuration), outcome, heldOut, 4);
    }

    private static Cost cost() {
        return new Cost(2, 1);
    }
}
