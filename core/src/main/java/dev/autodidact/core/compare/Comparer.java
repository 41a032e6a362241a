package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskReference.Role;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.core.Environment;
import dev.autodidact.core.StrategyChoice;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Claim;
import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Runs every strategy on every task of a suite and every seed, and writes all of it to the registry. First come the
 * strategies that do not learn, on all tasks; then those that do: searches from what the first did on other tasks,
 * adaptations from the episodes or objectives that the suite draws for
 * meta-training. So a comparison needs no history, and gives the same answer whatever the registry held before.
 */
public final class Comparer {

    /** Runs that are told to stop end within a moment; a plugin that does not is left behind. */
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Catalogue catalogue;
    private final Registry registry;
    private final Executor executor;

    /**
     * Makes a comparer.
     *
     * @param catalogue the plugins
     * @param registry where everything goes
     * @param executor where trials run; it stays open
     */
    public Comparer(Catalogue catalogue, Registry registry, Executor executor) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.executor = executor;
    }

    /**
     * Compares.
     *
     * @param request what to compare
     * @param stop ends the comparison early; what was run until then is kept
     * @param listener hears of every run
     * @return the comparison's number in the registry
     * @throws AutodidactException of kind CALLER where the suite, a strategy or its learners are unknown, or a strategy
     *     does not solve such tasks
     */
    public long compare(ComparisonRequest request, StopSignal stop, ComparisonListener listener) {
        long start = System.nanoTime();
        List<StrategyChoice> strategies = request.strategies().stream()
                .map(name -> StrategyChoice.parse(name, catalogue))
                .toList();
        TaskSuite suite = catalogue.suite(request.suite());
        List<TaskReference> tasks = first(request.mostTasks(), suite.tasks());
        refuseUnsolvable(strategies, suite, tasks);

        Map<String, String> environment = Environment.describe(catalogue);
        NewComparison comparison = new NewComparison(
                suite.name(),
                suite.version(),
                strategies.stream().map(StrategyChoice::name).toList(),
                request.seeds(),
                request.allowance(),
                request.mostTasks(),
                request.trialLimit().toMillis() / 1000.0,
                OptionalLong.empty(),
                request.command(),
                environment);
        OptionalLong earlier = request.resume() ? registry.latestComparison(comparison) : OptionalLong.empty();
        long judged = earlier.orElseGet(() -> registry.addComparison(comparison));
        try (Claim claim = registry.claimComparison(judged)) {
            boolean anyLearnsFromTrials = strategies.stream()
                    .map(StrategyChoice::strategy)
                    .anyMatch(strategy -> strategy instanceof SearchStrategy && strategy.learns());
            List<Cell> cells = cells(judged, tasks, request.seeds(), role -> role != Role.META_TRAIN);
            OptionalLong apart = anyLearnsFromTrials && tasks.stream().anyMatch(task -> task.role() == Role.META_TRAIN)
                    ? OptionalLong.of(apart(comparison.teaching(judged)))
                    : OptionalLong.empty();
            List<Cell> metaTraining = apart.isEmpty()
                    ? List.of()
                    : cells(apart.getAsLong(), tasks, request.seeds(), role -> role == Role.META_TRAIN);
            EarlierRuns runs = new EarlierRuns(
                    registry,
                    LongStream.concat(LongStream.of(judged), apart.stream())
                            .boxed()
                            .toList());
            listener.began(earlier.isPresent() ? OptionalInt.of(runs.ended()) : OptionalInt.empty());

            List<StrategyChoice> cold = those(strategies, strategy -> !strategy.learns());
            List<StrategyChoice> learning = those(strategies, MetaStrategy::learns);
            Set<String> teachers = cold.stream().map(StrategyChoice::name).collect(Collectors.toSet());
            Teacher teacher = new Teacher(registry, suite, request.effort(), apart, judged, teachers, stop);
            int total = (cells.size() + metaTraining.size()) * cold.size() + cells.size() * learning.size();
            Progress progress = new Progress(listener, total);
            CellRunner runner = new CellRunner(registry, executor, request, environment, teacher, stop, runs, progress);
            List<Cell> first = new ArrayList<>(metaTraining);
            first.addAll(cells);
            runAll(first, cold, runner, request.threads());
            runAll(cells, learning, runner, request.threads());
            double before = registry.comparison(judged).seconds().orElse(0);
            double seconds = before + (System.nanoTime() - start) / 1e9;
            apart.ifPresent(id -> registry.endComparison(id, seconds));
            registry.endComparison(judged, seconds);
        }
        return judged;
    }

    private long apart(NewComparison teaching) {
        return registry.latestComparison(teaching).orElseGet(() -> registry.addComparison(teaching));
    }

    /** All tasks for meta-training, and the first of those that strategies are judged on. */
    private static List<TaskReference> first(int most, List<TaskReference> tasks) {
        List<TaskReference> judged = tasks.stream()
                .filter(task -> task.role() != Role.META_TRAIN)
                .limit(most)
                .toList();
        return tasks.stream()
                .filter(task -> task.role() == Role.META_TRAIN || judged.contains(task))
                .toList();
    }

    private static void refuseUnsolvable(List<StrategyChoice> strategies, TaskSuite suite, List<TaskReference> tasks) {
        for (StrategyChoice choice : strategies) {
            for (TaskReference task : tasks) {
                if (!solves(choice.strategy(), task.kind())) {
                    throw AutodidactException.caller("strategy '" + choice.name() + "' does not solve tasks of kind "
                            + task.kind() + ", and '" + task.name() + "' is one");
                }
            }
            if (choice.strategy() instanceof AdaptationStrategy
                    && choice.strategy().learns()
                    && DrawnTasks.of(suite).isEmpty()) {
                throw AutodidactException.caller("strategy '" + choice.name()
                        + "' learns from episodes or objectives, and the suite '" + suite.name() + "' draws none");
            }
        }
    }

    /** Searching needs a space, which an objective has not; adapting needs an objective or a support set. */
    private static boolean solves(MetaStrategy strategy, TaskKind kind) {
        return strategy.solves(kind)
                && switch (kind) {
                    case TABLE, BLACK_BOX -> strategy instanceof SearchStrategy;
                    case OBJECTIVE -> strategy instanceof AdaptationStrategy;
                    case EPISODE -> true;
                };
    }

    private static List<Cell> cells(
            long comparison, List<TaskReference> tasks, List<Long> seeds, Predicate<Role> wanted) {
        return tasks.stream()
                .filter(task -> wanted.test(task.role()))
                .flatMap(task -> seeds.stream().map(seed -> new Cell(comparison, task, seed)))
                .toList();
    }

    private static List<StrategyChoice> those(List<StrategyChoice> strategies, Predicate<MetaStrategy> wanted) {
        return strategies.stream()
                .filter(choice -> wanted.test(choice.strategy()))
                .toList();
    }

    private static void runAll(List<Cell> cells, List<StrategyChoice> strategies, CellRunner runner, int threads) {
        if (strategies.isEmpty()) {
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("compare-", 0).factory());
        try {
            List<Future<?>> running = new ArrayList<>();
            cells.forEach(cell -> running.add(pool.submit(() -> runner.run(cell, strategies))));
            for (Future<?> cell : running) {
                cell.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AutodidactException known) {
                throw known;
            }
            throw new AutodidactException(AutodidactException.Kind.BUG, "a comparison failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    /** Nobody may write to the registry any more when the caller closes it. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts runs. Thread-safe. */
    static final class Progress {

        private final ComparisonListener listener;
        private final int total;
        private final AtomicInteger done = new AtomicInteger();

        Progress(ComparisonListener listener, int total) {
            this.listener = listener;
            this.total = total;
        }

        void ended(Cell cell, String strategy, String problem) {
            listener.ended(
                    done.incrementAndGet(),
                    total,
                    cell.reference().name() + ", " + strategy + ", seed " + cell.seed(),
                    problem);
        }
    }
}
