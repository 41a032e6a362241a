package dev.autodidact.core;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.task.Metric;
import dev.autodidact.core.engine.BoundedCall;
import dev.autodidact.core.engine.Candidate;
import dev.autodidact.core.engine.Candidates;
import dev.autodidact.core.engine.Fingerprint;
import dev.autodidact.core.engine.FrugalStrategy;
import dev.autodidact.core.engine.HeadStart;
import dev.autodidact.core.engine.ModelSoFar;
import dev.autodidact.core.engine.PermutationImportance;
import dev.autodidact.core.engine.Refit;
import dev.autodidact.core.engine.SearchRun;
import dev.autodidact.core.engine.SearchRunner;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.ExperienceQuery;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunQuery;
import dev.autodidact.registry.StoredRun;
import dev.autodidact.registry.StoredTrial;
import dev.autodidact.registry.report.RunInsights;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.plugin.Thrown;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** One AutoML run: learn from the past, search, choose an ensemble, fit it on all rows. */
final class AutoMl {

    /** The longest the final fit may take where time is not limited. */
    private static final Duration REFIT_LIMIT = Duration.ofMinutes(10);

    /** The longest the final fit may take once somebody stopped the run, unless the best candidate needs more. */
    private static final Duration STOPPED_REFIT_LIMIT = Duration.ofSeconds(20);

    /** Kept free at the end of a time budget, a third of it to write files, the rest to choose the ensemble, */
    private static final Duration LEAST_RESERVE = Duration.ofSeconds(1);

    /** or this share of more time, in which models become larger. */
    private static final int RESERVE_DIVISOR = 25;

    /** The most of the time left that learning from the past may take. */
    private static final int LEARNING_DIVISOR = 10;

    /** Beside the best of each learner, more candidates than this rarely help; each holds its predictions in memory. */
    private static final int KEPT_CANDIDATES = 20;

    /** The longest that looking into the model may take. */
    private static final Duration MOST_INSIGHT = Duration.ofSeconds(3);

    /** What writing the files takes. */
    private static final Duration WRITING = Duration.ofMillis(800);

    private static final Duration LEAST_PATIENCE = Duration.ofMillis(250);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    private final Autodidact.Builder asked;
    private final Catalogue catalogue;
    private final Registry registry;
    private final Executor executor;
    private StopSignal stop;
    private Optional<ModelSoFar> modelSoFar = Optional.empty();

    AutoMl(Autodidact.Builder asked, Catalogue catalogue, Registry registry, Executor executor) {
        this.asked = asked;
        this.catalogue = catalogue;
        this.registry = registry;
        this.executor = executor;
        this.stop = asked.stop
                .orElseGet(StopSignal::manual)
                .within(asked.budget.time().map(time -> time.minus(asked.spent)));
    }

    Result run(Table table) {
        try {
            return search(table);
        } finally {
            modelSoFar.ifPresent(ModelSoFar::close);
        }
    }

    private Result search(Table table) {
        long start = System.nanoTime();
        double startCpuSeconds = Environment.cpuSeconds();
        if (asked.target == null) {
            throw AutodidactException.caller("name the column to predict with target(...)");
        }
        StrategyChoice choice = StrategyChoice.parse(asked.strategy, catalogue);
        if (!(choice.strategy() instanceof SearchStrategy strategy)) {
            throw AutodidactException.caller(
                    "strategy '" + choice.name() + "' does not search; 'run' needs one that does");
        }
        RunTask task = RunTask.of(table, asked.target, asked.metric, asked.name, asked.seed);
        LabelledTable data = task.data();
        Metric metric = task.folds().metric();
        if (asked.budget.trials().isEmpty()) {
            TableProblem.fastest(
                            choice.learners().stream().map(Offer::value).filter(learner -> !Offer.isStranger(learner)))
                    .ifPresent(first -> Executors.prepare(executor, task.folds(), first));
        }
        TableProblem problem =
                new TableProblem(task.folds(), choice.learners(), patience(), Executors.interviewer(executor));
        modelSoFar = asked.modelSoFar.map(file -> new ModelSoFar(problem, choice.learners(), file));
        NewTask record = task.record();
        registry.addTask(record);

        Optional<StoredRun> earlier = asked.resume
                ? registry.unfinishedRun(
                        new RunQuery(record.id(), choice.name(), asked.seed, asked.budget.toString(), asked.slots))
                : Optional.empty();
        Duration before = earlier.map(this::spent).orElse(Duration.ZERO);
        stop = stop.within(asked.budget.time().map(time -> stop.left().minus(before)));
        Learned learned = earlier.map(run -> remembered(strategy, run)).orElseGet(() -> learn(strategy, record));
        int threads = Math.min(asked.slots, asked.threads);
        Candidates candidates = new Candidates(KEPT_CANDIDATES);
        Refit refit = new Refit(
                data,
                problem,
                rows -> Executors.fitter(executor, problem.blueprint(rows)),
                choice.learners(),
                asked.seed,
                threads);
        TrialLimit limit = new TrialLimit(asked.trialLimit, asked.budget);
        Map<String, String> environment = Environment.describe(catalogue);
        SearchRunner.Ended ended = new SearchRunner(registry, executor)
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
                                asked.slots,
                                environment),
                        earlier.map(run -> OptionalLong.of(run.id())).orElse(OptionalLong.empty()),
                        searcher(strategy, problem),
                        learned.knowledge(),
                        problem,
                        asked.budget,
                        threads,
                        limit,
                        stop,
                        () -> reserve(refit, candidates, data.table().rows()),
                        true,
                        candidates.before(limit).before(asked.listener)));
        Refit.Fitted fitted = refit.fit(
                candidates.best(), refitLimit(refit, candidates, data.table().rows()));
        Map<String, Double> scores = asked.test
                .map(rows -> Judgement.scores(fitted.model(), data, metric, rows))
                .orElse(Map.of());
        List<String> notes = new ArrayList<>(problem.problems());
        notes.addAll(learned.notes());
        notes.addAll(fitted.leftOut());
        ended.problem().ifPresent(message -> notes.add("strategy '" + choice.name() + "' failed: " + message));
        List<StoredTrial> trials = new ArrayList<>();
        registry.trials(ended.run(), trials::add);
        if (asked.minimumGain > 0 && ended.problem().isEmpty() && !stop.fired() && isShort(trials.size())) {
            notes.add("the search ended before its budget: the rest was expected to gain less than " + asked.minimumGain
                    + " of what the best trial has gained over a constant");
        }
        return new Result(
                ended.run(),
                record,
                metric,
                choice.name(),
                asked.seed,
                asked.budget,
                fitted.model(),
                data,
                trials,
                registry.failures(ended.run()),
                problem.referenceLoss(),
                table.rows() - data.table().rows(),
                insights(problem, candidates.best()),
                scores,
                notes,
                learned.from(),
                asked.spent.plus(before).plusNanos(System.nanoTime() - start),
                Environment.cpuSeconds() - startCpuSeconds,
                environment);
    }

    private SearchStrategy searcher(SearchStrategy strategy, TableProblem problem) {
        SearchStrategy frugal = asked.minimumGain == 0
                ? strategy
                : new FrugalStrategy(strategy, asked.minimumGain, problem.referenceLoss(), this::shareLeft);
        return asked.budget.trials().isPresent()
                ? frugal
                : problem.quickStart()
                        .<SearchStrategy>map(first -> new HeadStart(frugal, first))
                        .orElse(frugal);
    }

    /** Looks into the model in the time that is left, which is little under a budget of time. */
    private RunInsights insights(TableProblem problem, List<Candidate> candidates) {
        Optional<RunInsights.OutOfFold> outOfFold = candidates.stream()
                .findFirst()
                .map(best -> new RunInsights.OutOfFold(best.trial(), problem.validated(), best.outOfFold()));
        Duration limit = asked.budget.time().isEmpty() && !stop.stoppedByHand()
                ? MOST_INSIGHT
                : min(MOST_INSIGHT, stop.left().minus(WRITING));
        return new RunInsights(outOfFold, PermutationImportance.measure(problem, asked.seed, limit));
    }

    private boolean isShort(int trials) {
        return asked.budget.trials().isEmpty() || trials < asked.budget.trials().getAsInt();
    }

    /** How many trials can still be run, as a share of those so far: by number, by time, or the lesser of both. */
    private double shareLeft(int trials) {
        double byNumber = asked.budget.trials().isPresent()
                ? asked.budget.trials().getAsInt() / (double) trials - 1
                : Double.POSITIVE_INFINITY;
        double left = stop.left().toMillis();
        double byTime = asked.budget
                .time()
                .map(time -> left / Math.max(1, time.toMillis() - left))
                .orElse(Double.POSITIVE_INFINITY);
        return Math.min(byNumber, byTime);
    }

    /** How long the learners may take to say what they make of the task: a tenth of the time, within reason. */
    private Duration patience() {
        return max(LEAST_PATIENCE, min(MOST_PATIENCE, stop.left().dividedBy(10)));
    }

    /**
     * Learns from every task in the registry that has other columns and other data than this one, together with what comes
     * with the strategy; or takes what was learned from that, where the registry adds nothing.
     */
    private Learned learn(SearchStrategy strategy, NewTask task) {
        if (!strategy.learns()) {
            return new Learned(Knowledge.NONE, "", 0, List.of());
        }
        long start = System.nanoTime();
        Lessons lessons = Lessons.of(past(task), strategy.shippedExperience(), task.family());
        Learned shipped = lessons.leavesNothingOut() && !strategy.shipped().isNone()
                ? new Learned(strategy.shipped(), "what comes with it", seconds(start), List.of())
                : new Learned(Knowledge.NONE, "nothing", seconds(start), List.of());
        if (lessons.own().isEmpty() && !shipped.knowledge().isNone()) {
            return shipped;
        }
        Duration limit = stop.left().dividedBy(LEARNING_DIVISOR);
        try {
            Knowledge knowledge = BoundedCall.call(
                    "learn",
                    stop.within(Optional.of(limit)),
                    cancellation -> Objects.requireNonNull(
                            strategy.learn(
                                    lessons.experience(), new LearnContext(asked.seed, cancellation, share -> {})),
                            "it learned null"));
            if (!knowledge.isNone()) {
                registry.addKnowledge(knowledge);
            }
            return knowledge.isNone() && !shipped.knowledge().isNone()
                    ? shipped
                    : new Learned(knowledge, lessons.toString(), seconds(start), List.of());
        } catch (ExecutionException e) {
            String why = Thrown.message(Thrown.cause(e));
            return shipped.despite("learning from earlier tasks failed: " + why, seconds(start));
        } catch (TimeoutException e) {
            return shipped.despite(
                    "learning from earlier tasks took longer than a tenth of the time left", seconds(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return shipped.despite("learning from earlier tasks was interrupted", seconds(start));
        }
    }

    /** What an earlier process learned: learning again might, after other runs, give something else. */
    private Learned remembered(SearchStrategy strategy, StoredRun run) {
        String sha256 = run.run().knowledge();
        Knowledge knowledge;
        if (sha256.isEmpty()) {
            knowledge = Knowledge.NONE;
        } else if (strategy.learns() && strategy.shipped().sha256().equals(sha256)) {
            knowledge = strategy.shipped();
        } else {
            knowledge = registry.knowledge(strategy.id(), sha256)
                    .orElseThrow(() -> AutodidactException.caller("run " + run.id() + " cannot be gone on with: what"
                            + " its strategy had learned (SHA-256 " + sha256 + ") is no longer there\nPlugins are not"
                            + " what they were. Begin anew, without resuming."));
        }
        return new Learned(knowledge, run.run().learnedFrom(), run.run().learningSeconds(), List.of());
    }

    /** How much time earlier processes have used, as far as the registry knows. */
    private Duration spent(StoredRun run) {
        double seconds =
                run.run().learningSeconds() + registry.progress(run.id()).seconds();
        return Duration.ofMillis((long) (1000 * seconds));
    }

    private Experience past(NewTask task) {
        Set<String> family = Set.of(task.family());
        Set<String> sameData =
                registry.experience(new ExperienceQuery(family, Set.of(), Optional.empty(), Set.of())).tasks().stream()
                        .map(TaskRecord::id)
                        .filter(id -> Fingerprint.sameData(task.id(), id))
                        .collect(Collectors.toSet());
        return registry.experience(new ExperienceQuery(family, sameData, Optional.empty(), Set.of()));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** How much of the time must be left for the final fit: what the best candidate needs, and some for others. */
    private Duration reserve(Refit refit, Candidates candidates, int rows) {
        if (asked.budget.time().isEmpty()) {
            return Duration.ZERO;
        }
        Duration budget = asked.budget.time().get();
        Duration best = refit.estimateBest(candidates.best()).multipliedBy(3).dividedBy(2);
        Duration fit = max(best, several(refit, candidates, budget));
        return min(closing(budget).plus(fit).plus(judging(refit, candidates, budget, rows)), budget.dividedBy(2));
    }

    private static Duration closing(Duration budget) {
        return max(LEAST_RESERVE, budget.dividedBy(RESERVE_DIVISOR));
    }

    private static Duration several(Refit refit, Candidates candidates, Duration budget) {
        return min(refit.estimateEnsemble(candidates.best()), budget.dividedBy(5));
    }

    private Duration judging(Refit refit, Candidates candidates, Duration budget, int rows) {
        return asked.test
                .map(judged -> Judgement.estimate(several(refit, candidates, budget), rows, judged.rows()))
                .orElse(Duration.ZERO);
    }

    private Duration refitLimit(Refit refit, Candidates candidates, int rows) {
        if (stop.stoppedByHand()) {
            return max(
                    STOPPED_REFIT_LIMIT, refit.estimateBest(candidates.best()).multipliedBy(3));
        }
        if (asked.budget.time().isEmpty()) {
            return REFIT_LIMIT;
        }
        Duration budget = asked.budget.time().get();
        Duration others = closing(budget).dividedBy(3).plus(judging(refit, candidates, budget, rows));
        return max(stop.left().minus(others), Duration.ofMillis(100));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private record Learned(Knowledge knowledge, String from, double seconds, List<String> notes) {

        /** {@return the same knowledge, taken because learning more did not work out} */
        Learned despite(String why, double taken) {
            return new Learned(knowledge, from, taken, List.of(why));
        }
    }
}
