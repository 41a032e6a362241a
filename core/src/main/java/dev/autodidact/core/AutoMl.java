package dev.autodidact.core;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.core.engine.Candidates;
import dev.autodidact.core.engine.Fingerprint;
import dev.autodidact.core.engine.Refit;
import dev.autodidact.core.engine.SearchRun;
import dev.autodidact.core.engine.SearchRunner;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.core.preprocess.LabelledTable;
import dev.autodidact.registry.ExperienceQuery;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.StoredTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One AutoML run: learn from the past, search, choose an ensemble, fit it on all rows. */
final class AutoMl {

    /** The longest a trial may take where only the number of trials is limited. */
    private static final Duration TRIAL_LIMIT = Duration.ofMinutes(2);

    /** The longest the final fit may take where time is not limited, or somebody stopped the run. */
    private static final Duration REFIT_LIMIT = Duration.ofMinutes(10);

    /** Kept free at the end of a time budget, to choose the ensemble and write files. */
    private static final Duration LEAST_RESERVE = Duration.ofMillis(700);

    /** The most of the time left that learning from the past may take. */
    private static final int LEARNING_DIVISOR = 10;

    private static final int KEPT_CANDIDATES = 50;

    private final Autodidact.Builder asked;
    private final Registry registry;
    private final Catalogue catalogue;
    private final StopSignal stop;

    AutoMl(Autodidact.Builder asked, Registry registry) {
        this.asked = asked;
        this.registry = registry;
        this.stop =
                asked.stop.orElseGet(() -> StopSignal.after(asked.budget.time().map(time -> time.minus(asked.spent))));
        this.catalogue = asked.catalogue.orElseGet(() -> Catalogue.discover(Optional.empty()));
    }

    Result run(Table table) {
        long start = System.nanoTime();
        LabelledTable data = label(table);
        Metric metric = asked.metric.orElseGet(() -> Metrics.standard(data.type()));
        StrategyChoice choice = StrategyChoice.parse(asked.strategy, catalogue);
        if (!(choice.strategy() instanceof SearchStrategy strategy)) {
            throw AutodidactException.caller(
                    "strategy '" + choice.name() + "' does not search; 'run' needs one that does");
        }
        TableProblem problem = TableProblem.of(data, metric, new Resampling.Automatic(), choice.learners(), asked.seed);
        String family = "columns-" + Fingerprint.ofNames(table.names());
        NewTask record = new NewTask(
                Fingerprint.ofContent(data.table(), data.targetName(), metric.id()),
                "run",
                asked.name,
                family,
                TaskKind.TABLE,
                metric.id(),
                metric.greaterIsBetter(),
                problem.metaFeatures());
        registry.addTask(record);

        Learned learned = learn(strategy, family);
        int threads = Math.min(asked.slots, Runtime.getRuntime().availableProcessors());
        Candidates candidates = new Candidates(KEPT_CANDIDATES);
        Refit refit = new Refit(data, problem, choice.learners(), asked.seed, threads);
        Map<String, String> environment = Environment.describe(catalogue);
        SearchRunner.Ended ended = new SearchRunner(registry, new ThreadExecutor())
                .run(new SearchRun(
                        new NewRun(
                                OptionalLong.empty(),
                                record.id(),
                                choice.name(),
                                asked.seed,
                                asked.budget.toString(),
                                learned.knowledge().isNone()
                                        ? ""
                                        : learned.knowledge().sha256(),
                                learned.from(),
                                learned.seconds(),
                                problem.referenceLoss(),
                                environment),
                        strategy,
                        learned.knowledge(),
                        problem,
                        asked.budget,
                        asked.slots,
                        threads,
                        asked.budget.time().orElse(TRIAL_LIMIT),
                        stop,
                        () -> reserve(refit, candidates),
                        observation -> {
                            candidates.ended(observation);
                            asked.listener.ended(observation);
                        }));
        Refit.Fitted fitted = refit.fit(candidates.best(), refitLimit());
        List<String> notes = new ArrayList<>(fitted.leftOut());
        ended.problem().ifPresent(message -> notes.add("strategy '" + choice.name() + "' failed: " + message));
        List<StoredTrial> trials = new ArrayList<>();
        registry.trials(ended.run(), trials::add);
        return new Result(
                record,
                metric,
                choice.name(),
                asked.seed,
                asked.budget,
                fitted.model(),
                data,
                trials,
                problem.referenceLoss(),
                table.rows() - data.table().rows(),
                notes,
                learned.from(),
                asked.spent.plusNanos(System.nanoTime() - start),
                environment);
    }

    private LabelledTable label(Table table) {
        if (asked.target == null) {
            throw AutodidactException.caller("name the column to predict with target(...)");
        }
        if (asked.metric.isEmpty()) {
            return LabelledTable.of(table, asked.target);
        }
        TaskType type =
                asked.metric.get().supports(TaskType.CLASSIFICATION) ? TaskType.CLASSIFICATION : TaskType.REGRESSION;
        return LabelledTable.of(table, asked.target, type);
    }

    /** Learns from every task in the registry whose table has other columns than this one. */
    private Learned learn(SearchStrategy strategy, String family) {
        if (!strategy.learns()) {
            return new Learned(Knowledge.NONE, "", 0);
        }
        long start = System.nanoTime();
        Experience experience =
                registry.experience(new ExperienceQuery(Set.of(family), Set.of(), Optional.empty(), Set.of()));
        Cancellation cancellation =
                Cancellation.after(stop.left().dividedBy(LEARNING_DIVISOR).toNanos());
        try {
            Knowledge knowledge = strategy.learn(experience, new LearnContext(asked.seed, cancellation, share -> {}));
            return new Learned(
                    knowledge, experience.tasks().size() + " tasks in the registry", (System.nanoTime() - start) / 1e9);
        } catch (InterruptedException tooLong) {
            return new Learned(Knowledge.NONE, "nothing: learning took too long", (System.nanoTime() - start) / 1e9);
        }
    }

    /** How much of the time must be left for the final fit: what the best candidate needs, and some for others. */
    private Duration reserve(Refit refit, Candidates candidates) {
        if (asked.budget.time().isEmpty()) {
            return Duration.ZERO;
        }
        Duration budget = asked.budget.time().get();
        Duration best = refit.estimate(candidates.best(), 1).multipliedBy(3).dividedBy(2);
        Duration several = min(refit.estimate(candidates.best(), 6), budget.dividedBy(5));
        return min(LEAST_RESERVE.plus(max(best, several)), budget.dividedBy(2));
    }

    private Duration refitLimit() {
        if (asked.budget.time().isEmpty() || stop.stoppedByHand()) {
            return REFIT_LIMIT;
        }
        return max(stop.left().minus(LEAST_RESERVE.dividedBy(2)), Duration.ofMillis(100));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private record Learned(Knowledge knowledge, String from, double seconds) {}
}
