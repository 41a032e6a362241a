package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.core.fakes.Chance;
import dev.autodidact.core.fakes.Deaf;
import dev.autodidact.core.fakes.Memory;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.core.fakes.Scripted;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.StoredTrial;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SearchRunnerTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Registry registry = Registry.inMemory();
    private final StopSignal stop = StopSignal.manual();
    private TrialListener listener = TrialListener.NONE;

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theNumberOfThreadsDoesNotChangeTheTrials(int threads) {
        Learner memory = new Memory("test.memory");
        Learner sleepy = new Scripted("test.sleepy", (configuration, data, context) -> {
            Thread.sleep(ThreadLocalRandom.current().nextInt(10));
            return uniform();
        });

        List<String> trials = trialsWith(threads, memory, sleepy);

        assertThat(trials).hasSize(20).isEqualTo(trialsWith(1, memory, sleepy));
    }

    private List<String> trialsWith(int threads, Learner... learners) {
        long run = run(new Chance("random"), problem(learners), Budget.trials(20), 4, threads, LONG, stop)
                .run();
        return trials(run).stream()
                .map(trial -> trial.trial() + trial.learner() + trial.configuration() + trial.status() + trial.loss())
                .toList();
    }

    @Test
    void proposalSeesExactlyTheOutcomesOfTrialsUpToItselfLessTheSlots() {
        AtomicInteger told = new AtomicInteger();
        List<Integer> seenAtProposal = new ArrayList<>();
        SearchStrategy counting = new Chance(
                "counting",
                proposal -> {
                    seenAtProposal.add(told.get());
                    return proposal;
                },
                observation -> assertThat(observation.trial()).isEqualTo(told.getAndIncrement()));

        run(counting, problem(new Memory("test.memory")), Budget.trials(8), 3, 2, LONG, stop);

        assertThat(seenAtProposal).containsExactly(0, 0, 0, 1, 2, 3, 4, 5);
        assertThat(told).hasValue(8);
    }

    @Test
    void strategiesNeverSeePredictions() {
        SearchStrategy strategy = new Chance(
                "random",
                UnaryOperator.identity(),
                observation -> assertThat(((Outcome.Scored) observation.outcome()).outOfFold())
                        .isEmpty());

        assertThat(run(strategy, problem(new Memory("test.memory")), Budget.trials(2), 1, 1, LONG, stop)
                        .problem())
                .isEmpty();
    }

    @Test
    void learnerThatNeverReturnsAndIgnoresInterruptsDoesNotOutlastTheRun() {
        Learner deaf = new Scripted("test.deaf", (configuration, data, context) -> Deaf.forever());

        SearchRunner.Ended ended = run(
                new Chance("random"),
                problem(deaf),
                Budget.of(Duration.ofMillis(300)),
                2,
                2,
                LONG,
                stop.within(Optional.of(Duration.ofMillis(300))));

        assertThat(ended.problem()).isEmpty();
        assertThat(trials(ended.run()))
                .as("cut by the end of the run, not by a limit")
                .isEmpty();
        assertThat(status(ended)).isEqualTo("DONE");
    }

    @Test
    void trialPastItsLimitIsATimeoutAndTheSearchGoesOn() {
        Learner deaf = new Scripted("test.deaf", (configuration, data, context) -> Deaf.forever());
        Learner memory = new Memory("test.memory");
        SearchStrategy alternating = alternating("test.deaf", "test.memory");

        long run = run(alternating, problem(deaf, memory), Budget.trials(2), 1, 1, Duration.ofMillis(700), stop)
                .run();

        assertThat(trials(run)).extracting(StoredTrial::status).containsExactly("failed", "scored");
        assertThat(trials(run).get(0).cause()).isEqualTo("timeout");
    }

    enum Misbehaviour {
        THROWS("exception", "IllegalStateException: on purpose"),
        OVERFLOWS_THE_STACK("exception", "StackOverflowError"),
        THROWS_WHAT_CANNOT_BE_ASKED("exception", "Unspeakable"),
        INTERRUPTS_ITSELF("exception", "InterruptedException: nobody asked"),
        RUNS_OUT_OF_MEMORY("out-of-memory", "OutOfMemoryError: on purpose"),
        PREDICTS_NAN("invalid-output", "outside 0 to 1"),
        PREDICTS_NEGATIVE("invalid-output", "outside 0 to 1"),
        DOES_NOT_SUM_TO_ONE("invalid-output", "sum to"),
        PREDICTS_TOO_FEW("invalid-output", "predictions for"),
        PREDICTS_NUMBERS("invalid-output", "numbers instead of class probabilities"),
        PREDICTS_OTHER_CLASSES("invalid-output", "3 classes, not of 2"),
        PREDICTS_NULL("invalid-output", "null"),
        FAILS_TO_PREDICT("exception", "UnsupportedOperationException");

        final String cause;
        final String message;

        Misbehaviour(String cause, String message) {
            this.cause = cause;
            this.message = message;
        }

        Scripted.Answer fit() throws InterruptedException {
            return switch (this) {
                case THROWS -> throw new IllegalStateException("on purpose\nsecond line");
                case OVERFLOWS_THE_STACK -> fit();
                case THROWS_WHAT_CANNOT_BE_ASKED -> throw new Unspeakable();
                case INTERRUPTS_ITSELF -> throw new InterruptedException("nobody asked");
                case RUNS_OUT_OF_MEMORY -> throw new OutOfMemoryError("on purpose");
                case PREDICTS_NAN -> features -> probabilities(features.rows(), Double.NaN, 0.5);
                case PREDICTS_NEGATIVE -> features -> probabilities(features.rows(), -0.5, 1.5);
                case DOES_NOT_SUM_TO_ONE -> features -> probabilities(features.rows(), 0.5, 0.4);
                case PREDICTS_TOO_FEW -> features -> probabilities(features.rows() - 1, 0.5, 0.5);
                case PREDICTS_NUMBERS -> features -> new RealPredictions(new double[features.rows()]);
                case PREDICTS_OTHER_CLASSES -> features -> probabilities(features.rows(), 0.5, 0.5, 0);
                case PREDICTS_NULL -> features -> null;
                case FAILS_TO_PREDICT ->
                    features -> {
                        throw new UnsupportedOperationException();
                    };
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverLearnersDoBecomesAFailureAndTheSearchGoesOn(Misbehaviour misbehaviour) {
        Learner bad = new Scripted("test.bad", (configuration, data, context) -> misbehaviour.fit());
        Learner good = new Memory("test.good");

        SearchRunner.Ended ended =
                run(alternating("test.bad", "test.good"), problem(bad, good), Budget.trials(4), 2, 2, LONG, stop);

        assertThat(ended.problem()).isEmpty();
        assertThat(trials(ended.run()))
                .extracting(StoredTrial::status)
                .containsExactly("failed", "scored", "failed", "scored");
        StoredTrial failed = trials(ended.run()).get(0);
        assertThat(failed.cause()).isEqualTo(misbehaviour.cause);
        assertThat(failed.message()).contains(misbehaviour.message).doesNotContain("\n");
    }

    @Test
    void malformedPredictionsForHeldOutRowsFailTheTrial() {
        LabelledTable data = LabelledTable.of(Samples.classes(40, 1), "kind");
        Folds folds = Folds.withHoldOut(data, Metrics.LOG_LOSS, new Resampling.CrossValidation(3), 1);
        Learner bad = new Scripted(
                "test.bad",
                (configuration, training, context) -> features -> features.rows() == 10
                        ? probabilities(10, Double.NaN, 1)
                        : probabilities(features.rows(), 0.5, 0.5));

        long run = run(
                        new Chance("random"),
                        new TableProblem(folds, Samples.offers(bad)),
                        Budget.trials(1),
                        1,
                        1,
                        LONG,
                        stop)
                .run();

        assertThat(trials(run)).extracting(StoredTrial::cause).containsExactly("invalid-output");
    }

    @Test
    void strategyThatNeverEndsToProposeOrToTakeNoteDoesNotOutlastTheRun() {
        for (SearchStrategy deaf : List.of(
                new Chance("deaf", proposal -> Deaf.forever(), observation -> {}),
                new Chance("deaf", UnaryOperator.identity(), observation -> Deaf.forever()))) {
            Duration time = Duration.ofMillis(1500);

            SearchRunner.Ended ended = run(
                    deaf,
                    problem(new Memory("test.memory")),
                    Budget.of(time),
                    1,
                    1,
                    LONG,
                    stop.within(Optional.of(time)));

            assertThat(ended.problem())
                    .hasValueSatisfying(text -> assertThat(text).contains("no answer"));
        }
    }

    @Test
    void strategyThatLeavesTheSpaceEndsTheRunAsFailedWithItsTrialsKept() {
        AtomicInteger proposals = new AtomicInteger();
        SearchStrategy stray = new Chance(
                "stray",
                proposal -> proposals.incrementAndGet() < 4
                        ? proposal
                        : Proposal.full(Configuration.of(Map.of("learner", "nobody"))),
                observation -> {});

        SearchRunner.Ended ended = run(stray, problem(new Memory("test.memory")), Budget.trials(9), 2, 2, LONG, stop);

        assertThat(ended.problem()).hasValueSatisfying(text -> assertThat(text).contains("outside the space"));
        assertThat(trials(ended.run())).hasSize(3);
        assertThat(status(ended)).isEqualTo("FAILED");
    }

    @Test
    void strategyThatThrowsEndsTheRunAsFailedWithItsTrialsKept() {
        SearchStrategy angry = new Chance("angry", UnaryOperator.identity(), observation -> {
            if (observation.trial() == 1) {
                throw new AssertionError("enough");
            }
        });

        SearchRunner.Ended ended = run(angry, problem(new Memory("test.memory")), Budget.trials(9), 2, 2, LONG, stop);

        assertThat(ended.problem()).hasValueSatisfying(text -> assertThat(text).contains("enough"));
        assertThat(trials(ended.run())).hasSize(3);
        assertThat(status(ended)).isEqualTo("FAILED");
    }

    @Test
    void strategyThatProposesNullEndsTheRunAsFailed() {
        SearchStrategy empty = new Chance("empty", proposal -> null, observation -> {});

        assertThat(run(empty, problem(new Memory("test.memory")), Budget.trials(9), 2, 2, LONG, stop)
                        .problem())
                .isPresent();
    }

    @Test
    void stopByHandKeepsWhatWasFound() {
        listener = observation -> {
            if (observation.trial() == 2) {
                stop.stop();
            }
        };

        SearchRunner.Ended ended =
                run(new Chance("random"), problem(new Memory("test.memory")), Budget.trials(1_000), 1, 1, LONG, stop);

        assertThat(trials(ended.run()))
                .as("those under way or not yet heard of, too")
                .hasSizeBetween(3, 999);
        assertThat(status(ended)).isEqualTo("CANCELLED");
    }

    @Test
    void lowerFidelityTrainsOnFewerRows() {
        Set<Integer> rows = new ConcurrentSkipListSet<>();
        Learner counting = new Scripted("test.counting", (configuration, data, context) -> {
            rows.add(data.rows());
            return uniform();
        });
        SearchStrategy half =
                new Chance("half", proposal -> new Proposal(proposal.configuration(), 0.5), observation -> {});

        run(half, problem(counting), Budget.trials(1), 1, 1, LONG, stop);

        assertThat(rows).containsExactly(15); // 60 rows, of which each of 2 folds trains on 30
    }

    @Test
    void shuffledTargetLeavesALearnerThatLearnsByHeartAtChance() {
        int rows = 400;
        Scripted cheat = new Scripted("test.cheat", (configuration, data, context) -> {
            ClassTarget target = (ClassTarget) data.target();
            Map<List<Double>, Integer> known = new HashMap<>();
            double[][] training = data.features().toRows();
            for (int i = 0; i < training.length; i++) {
                known.put(row(training[i]), target.code(i));
            }
            return features -> {
                double[] flat = new double[2 * features.rows()];
                double[][] asked = features.toRows();
                for (int i = 0; i < asked.length; i++) {
                    int code = known.getOrDefault(row(asked[i]), i % 2);
                    flat[2 * i + code] = 1;
                }
                return new ClassProbabilities(flat, 2);
            };
        });
        LabelledTable data = LabelledTable.of(shuffled(Samples.classes(rows, 3)), "kind");
        Folds folds = Folds.of(data, Metrics.ACCURACY, new Resampling.CrossValidation(5), 1);

        long run = run(
                        new Chance("random"),
                        new TableProblem(folds, Samples.offers(cheat)),
                        Budget.trials(1),
                        1,
                        1,
                        LONG,
                        stop)
                .run();

        assertThat(-trials(run).get(0).loss().orElseThrow()).isBetween(0.4, 0.6);
    }

    @Test
    void registryThatCannotStoreIsNotTakenForAFailureOfTheStrategy() {
        SearchStrategy strategy = new Chance("random");
        TableProblem problem = problem(new Memory("test.memory"));
        listener = observation -> {
            throw new IllegalStateException("the listener is broken");
        };

        assertThatThrownBy(() -> run(strategy, problem, Budget.trials(1), 1, 1, LONG, stop))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<Double> row(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Table shuffled(Table table) {
        int[] order = Samples.firstRows(table.rows());
        var random = Seeds.generator(5, "shuffle");
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        List<Column> columns = new ArrayList<>(table.without("kind").columns());
        columns.add(table.column("kind").take(order));
        return Table.of(columns);
    }

    private static Scripted.Answer uniform() {
        return features -> probabilities(features.rows(), 0.5, 0.5);
    }

    private static ClassProbabilities probabilities(int rows, double... row) {
        double[] flat = new double[rows * row.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = row[i % row.length];
        }
        return new ClassProbabilities(flat, row.length);
    }

    /** Proposes the learners in turn. */
    private static SearchStrategy alternating(String... learners) {
        AtomicInteger next = new AtomicInteger();
        return new Chance(
                "alternating",
                proposal -> {
                    String learner = learners[next.getAndIncrement() % learners.length];
                    String name = learner.equals("test.memory") || learner.equals("test.good") ? "doubt" : "x";
                    return Proposal.full(Configuration.of(Map.of(name, 0.25)).nestedIn("learner", learner));
                },
                observation -> {});
    }

    private static TableProblem problem(Learner... learners) {
        LabelledTable data = LabelledTable.of(Samples.classes(60, 1), "kind");
        Folds folds = Folds.of(data, Metrics.LOG_LOSS, new Resampling.CrossValidation(2), 1);
        return new TableProblem(folds, Samples.offers(learners));
    }

    private SearchRunner.Ended run(
            SearchStrategy strategy,
            Problem problem,
            Budget budget,
            int slots,
            int threads,
            Duration trialLimit,
            StopSignal signal) {
        registry.addTask(new NewTask("task", "test", "task", "task", TaskKind.TABLE, "log-loss", false, Map.of()));
        NewRun registration = new NewRun(
                OptionalLong.empty(),
                "task",
                strategy.id(),
                7,
                budget.toString(),
                "",
                "",
                0,
                Double.NaN,
                slots,
                Map.of());
        return new SearchRunner(registry, new ThreadExecutor())
                .run(new SearchRun(
                        registration,
                        OptionalLong.empty(),
                        strategy,
                        Knowledge.NONE,
                        problem,
                        budget,
                        threads,
                        () -> trialLimit,
                        signal,
                        () -> Duration.ZERO,
                        true,
                        listener));
    }

    private List<StoredTrial> trials(long run) {
        List<StoredTrial> trials = new ArrayList<>();
        registry.trials(run, trials::add);
        return trials;
    }

    private String status(SearchRunner.Ended ended) {
        return registry.runs().stream()
                .filter(run -> run.id() == ended.run())
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("do not ask");
        }
    }
}
