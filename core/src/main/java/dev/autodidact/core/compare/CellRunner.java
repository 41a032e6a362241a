package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.suite.TaskReference.Role;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.Task;
import dev.autodidact.core.StrategyChoice;
import dev.autodidact.core.engine.BlackBoxProblem;
import dev.autodidact.core.engine.Fingerprint;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.core.engine.SearchRun;
import dev.autodidact.core.engine.SearchRunner;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.engine.ThreadExecutor;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.core.preprocess.LabelledTable;
import dev.autodidact.registry.CurvePoint;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs strategies on one cell of a comparison. What fails is recorded, and the comparison goes on. Thread-safe. */
final class CellRunner {

    private final Registry registry;
    private final ComparisonRequest request;
    private final Map<String, String> environment;
    private final Teacher teacher;
    private final StopSignal stop;
    private final Comparer.Progress progress;

    CellRunner(
            Registry registry,
            ComparisonRequest request,
            Map<String, String> environment,
            Teacher teacher,
            StopSignal stop,
            Comparer.Progress progress) {
        this.registry = registry;
        this.request = request;
        this.environment = environment;
        this.teacher = teacher;
        this.stop = stop;
        this.progress = progress;
    }

    void run(Cell cell, List<StrategyChoice> strategies) {
        if (stop.fired()) {
            return;
        }
        try {
            Prepared prepared = prepare(cell, strategies.get(0));
            registry.addTask(prepared.task());
            if (cell.reference().role() == Role.META_TEST) {
                teacher.setAside(prepared.task().id());
            }
            for (StrategyChoice choice : strategies) {
                if (!stop.fired()) {
                    Optional<String> problem = run(cell, choice, prepared);
                    progress.ended(cell, choice.name(), problem.orElse(""));
                }
            }
        } catch (AutodidactException e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            recordUnusable(cell, strategies, message);
            strategies.forEach(choice -> progress.ended(cell, choice.name(), message));
        }
    }

    private Optional<String> run(Cell cell, StrategyChoice choice, Prepared prepared) {
        try {
            Teacher.Lesson lesson = teacher.teach(choice.strategy(), cell.reference());
            return switch (choice.strategy()) {
                case SearchStrategy search -> search(cell, choice, search, prepared, lesson);
                case AdaptationStrategy adaptation -> descend(cell, choice, adaptation, prepared, lesson);
            };
        } catch (RuntimeException e) {
            String message = "strategy '" + choice.name() + "' failed: " + e;
            recordFailure(cell, choice, prepared, message);
            return Optional.of(message);
        }
    }

    private Optional<String> search(
            Cell cell, StrategyChoice choice, SearchStrategy strategy, Prepared prepared, Teacher.Lesson lesson) {
        Problem problem = prepared.problem().orElseThrow();
        if (problem instanceof TableProblem table) {
            problem = table.among(choice.learners());
        }
        Optional<Duration> time = request.budget().time();
        return new SearchRunner(registry, new ThreadExecutor())
                .run(new SearchRun(
                        registration(cell, choice, prepared, lesson, problem.referenceLoss()),
                        strategy,
                        lesson.knowledge(),
                        problem,
                        request.budget(),
                        1,
                        1,
                        time.filter(limit -> limit.compareTo(request.trialLimit()) < 0)
                                .orElse(request.trialLimit()),
                        stop.within(time),
                        () -> Duration.ZERO,
                        TrialListener.NONE))
                .problem();
    }

    private Optional<String> descend(
            Cell cell, StrategyChoice choice, AdaptationStrategy strategy, Prepared prepared, Teacher.Lesson lesson) {
        if (!(prepared.source() instanceof ObjectiveTask task)) {
            throw AutodidactException.caller("'" + choice.name() + "' adapts only to objectives so far");
        }
        long start = System.nanoTime();
        Optional<Duration> time = request.budget().time();
        Cancellation cancellation =
                time.map(limit -> Cancellation.after(limit.toNanos())).orElseGet(Cancellation::none);
        int steps = Math.min(task.steps(), request.budget().trials().orElse(Integer.MAX_VALUE));
        try {
            Adaptation answer = strategy.adapt(
                    new AdaptationProblem.Descent(task.objective(), steps),
                    lesson.knowledge(),
                    new AdaptContext(cell.seed(), cancellation));
            if (!(answer instanceof Adaptation.Descended descended)) {
                throw new AutodidactException(
                        AutodidactException.Kind.PLUGIN, "strategy '" + choice.name() + "' answered with " + answer);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Double> losses = descended.losses();
            long run = registry.beginRun(registration(cell, choice, prepared, lesson, losses.get(0)));
            List<CurvePoint> points = new ArrayList<>();
            for (int step = 0; step < losses.size(); step++) {
                points.add(
                        new CurvePoint(step, step, seconds * step / Math.max(1, losses.size() - 1), losses.get(step)));
            }
            registry.addCurve(run, points);
            registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", seconds, Double.NaN));
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN, "it did not end within " + request.budget(), e);
        }
    }

    private NewRun registration(
            Cell cell, StrategyChoice choice, Prepared prepared, Teacher.Lesson lesson, double referenceLoss) {
        return new NewRun(
                OptionalLong.of(cell.comparison()),
                prepared.task().id(),
                choice.name(),
                cell.seed(),
                request.budget().toString(),
                lesson.sha256(),
                lesson.from(),
                lesson.seconds(),
                referenceLoss,
                environment);
    }

    private Prepared prepare(Cell cell, StrategyChoice any) {
        Task task = cell.reference().load();
        return switch (task) {
            case TableTask table -> {
                LabelledTable data = LabelledTable.of(table.table(), table.target(), table.type());
                TableProblem problem =
                        TableProblem.withHoldOut(data, table.metric(), table.resampling(), any.learners(), cell.seed());
                yield prepared(cell, task, data, problem);
            }
            case EpisodeTask episode -> {
                LabelledTable data = LabelledTable.of(
                        EpisodeTable.stack(episode.support(), episode.query()), episode.target(), episode.type());
                TableProblem problem = TableProblem.judgedOn(
                        data,
                        EpisodeTable.split(data, episode.support().rows()),
                        episode.metric(),
                        new Resampling.Automatic(),
                        any.learners(),
                        cell.seed());
                yield prepared(cell, task, data, problem);
            }
            case BlackBoxTask blackBox ->
                new Prepared(
                        task,
                        Optional.of(new BlackBoxProblem(blackBox)),
                        newTask(cell, nameHash(cell), "loss", false, blackBox.metaFeatures()));
            case ObjectiveTask objective ->
                new Prepared(task, Optional.empty(), newTask(cell, nameHash(cell), "loss", false, Map.of()));
        };
    }

    private Prepared prepared(Cell cell, Task task, LabelledTable data, TableProblem problem) {
        String id = Fingerprint.ofContent(
                data.table(), data.targetName(), problem.metric().id());
        return new Prepared(
                task,
                Optional.of(problem),
                newTask(cell, id, problem.metric().id(), problem.metric().greaterIsBetter(), problem.metaFeatures()));
    }

    /** A task that cannot be loaded is not lost: every strategy has a failed run on it. */
    private void recordUnusable(Cell cell, List<StrategyChoice> strategies, String message) {
        Prepared unusable = new Prepared(null, Optional.empty(), newTask(cell, nameHash(cell), "", false, Map.of()));
        registry.addTask(unusable.task());
        for (StrategyChoice choice : strategies) {
            recordFailure(cell, choice, unusable, message);
        }
    }

    private void recordFailure(Cell cell, StrategyChoice choice, Prepared prepared, String message) {
        long run = registry.beginRun(registration(cell, choice, prepared, Teacher.Lesson.NONE, Double.NaN));
        registry.endRun(run, new RunEnd(RunEnd.Status.FAILED, message, 0, 0));
    }

    private NewTask newTask(
            Cell cell, String id, String metric, boolean greaterIsBetter, Map<String, Double> metaFeatures) {
        return new NewTask(
                id,
                request.suite(),
                cell.reference().name(),
                cell.reference().family(),
                cell.reference().kind(),
                metric,
                greaterIsBetter,
                metaFeatures);
    }

    private String nameHash(Cell cell) {
        return Fingerprint.ofNames(
                List.of("suite " + request.suite(), cell.reference().name()));
    }

    /**
     * A loaded task.
     *
     * @param source the task itself; null where it could not be loaded
     * @param problem what a search strategy searches; empty where there is nothing to search
     * @param task how the registry knows it
     */
    private record Prepared(@Nullable Task source, Optional<Problem> problem, NewTask task) {}
}
