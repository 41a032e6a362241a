package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.suite.TaskReference.Role;
import dev.autodidact.core.StrategyChoice;
import dev.autodidact.core.engine.BoundedCall;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.core.engine.SearchRun;
import dev.autodidact.core.engine.SearchRunner;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.registry.CurvePoint;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.RunEnd;
import dev.autodidact.registry.StoredRun;
import dev.autodidact.runtime.plugin.Thrown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Runs strategies on one cell of a comparison. What fails is recorded, and the comparison goes on. Thread-safe. */
final class CellRunner {

    private final Registry registry;
    private final Executor executor;
    private final ComparisonRequest request;
    private final TaskPreparer preparer;
    private final Map<String, String> environment;
    private final Teacher teacher;
    private final StopSignal stop;
    private final EarlierRuns earlier;
    private final Comparer.Progress progress;

    CellRunner(
            Registry registry,
            Executor executor,
            ComparisonRequest request,
            Map<String, String> environment,
            Teacher teacher,
            StopSignal stop,
            EarlierRuns earlier,
            Comparer.Progress progress) {
        this.registry = registry;
        this.executor = executor;
        this.request = request;
        this.preparer = new TaskPreparer(request.suite(), executor);
        this.environment = environment;
        this.teacher = teacher;
        this.stop = stop;
        this.earlier = earlier;
        this.progress = progress;
    }

    /** Runs those strategies that have not run on the cell before. */
    void run(Cell cell, List<StrategyChoice> all) {
        if (stop.fired()) {
            return;
        }
        List<StrategyChoice> strategies = new ArrayList<>();
        for (StrategyChoice choice : all) {
            Optional<StoredRun> ended = earlier.ended(cell, choice.name());
            ended.ifPresentOrElse(
                    run -> {
                        setAside(cell, run.run().task());
                        progress.ended(cell, choice.name(), run.message());
                    },
                    () -> strategies.add(choice));
        }
        if (!strategies.isEmpty()) {
            runAnew(cell, strategies);
        }
    }

    private void runAnew(Cell cell, List<StrategyChoice> strategies) {
        PreparedTask prepared;
        try {
            prepared = preparer.prepare(cell.reference(), cell.seed());
        } catch (RuntimeException | Error e) {
            recordUnusable(cell, strategies, "the task cannot be loaded: " + words(e));
            return;
        }
        registry.addTask(prepared.task());
        setAside(cell, prepared.task().id());
        for (StrategyChoice choice : strategies) {
            if (!stop.fired()) {
                Optional<String> problem = run(cell, choice, prepared);
                progress.ended(cell, choice.name(), problem.orElse(""));
            }
        }
    }

    private void setAside(Cell cell, String task) {
        if (cell.reference().role() == Role.META_TEST) {
            teacher.setAside(task);
        }
    }

    /** Our own messages are whole sentences; of others, the kind of exception says something, too. */
    private static String words(Throwable error) {
        return error instanceof AutodidactException ? String.valueOf(error.getMessage()) : Thrown.message(error);
    }

    private Optional<String> run(Cell cell, StrategyChoice choice, PreparedTask prepared) {
        try {
            Teacher.Lesson lesson = earlier.find(cell, choice.name())
                    .flatMap(run -> teacher.recall(choice.strategy(), run.run()))
                    .orElseGet(() -> teacher.teach(choice.strategy(), cell.reference()));
            return switch (choice.strategy()) {
                case SearchStrategy search -> search(cell, choice, search, prepared, lesson);
                case AdaptationStrategy adaptation -> adapt(cell, choice, adaptation, prepared, lesson);
            };
        } catch (RuntimeException | Error e) {
            if (stop.fired()) {
                return Optional.of("stopped");
            }
            String message = "strategy '" + choice.name() + "' failed: " + words(e);
            recordFailure(cell, choice, prepared, message);
            return Optional.of(message);
        }
    }

    private Optional<String> search(
            Cell cell, StrategyChoice choice, SearchStrategy strategy, PreparedTask prepared, Teacher.Lesson lesson) {
        Problem problem = prepared.problems().apply(choice.learners());
        OptionalLong begun = begun(cell, choice);
        Optional<Duration> time = request.budget().time();
        Duration limit =
                time.filter(whole -> whole.compareTo(request.trialLimit()) < 0).orElse(request.trialLimit());
        return new SearchRunner(registry, executor)
                .run(new SearchRun(
                        registration(cell, choice, prepared, lesson, problem.referenceLoss()),
                        begun,
                        strategy,
                        lesson.knowledge(),
                        problem,
                        request.budget(),
                        1,
                        () -> limit,
                        stop.within(time.map(whole -> whole.minus(used(begun)))),
                        () -> Duration.ZERO,
                        false,
                        TrialListener.NONE))
                .problem();
    }

    /** The run that an earlier process has left unfinished. */
    private OptionalLong begun(Cell cell, StrategyChoice choice) {
        return earlier.find(cell, choice.name())
                .map(run -> OptionalLong.of(run.id()))
                .orElse(OptionalLong.empty());
    }

    private Duration used(OptionalLong run) {
        return run.isEmpty()
                ? Duration.ZERO
                : Duration.ofMillis(
                        (long) (1000 * registry.progress(run.getAsLong()).seconds()));
    }

    private Optional<String> adapt(
            Cell cell,
            StrategyChoice choice,
            AdaptationStrategy strategy,
            PreparedTask prepared,
            Teacher.Lesson lesson) {
        Adaptable task = prepared.adaptable().get();
        AdaptationProblem problem = task.problem(request.budget().trials());
        long start = System.nanoTime();
        Adaptation answer = answer(cell, strategy, problem, lesson);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Double> losses = task.losses(problem, answer);
        long run = begun(cell, choice)
                .orElseGet(() ->
                        registry.beginRun(registration(cell, choice, prepared, lesson, task.referenceLoss(losses))));
        List<CurvePoint> points = new ArrayList<>();
        for (int step = 0; step < losses.size(); step++) {
            points.add(new CurvePoint(step, step, seconds * step / Math.max(1, losses.size() - 1), losses.get(step)));
        }
        registry.addCurve(run, points);
        if (answer instanceof Adaptation.Adapted adapted) {
            adapted.complexity().ifPresent(complexity -> registry.addComplexity(run, complexity));
        }
        registry.endRun(run, new RunEnd(RunEnd.Status.DONE, "", seconds, Double.NaN));
        return Optional.empty();
    }

    private Adaptation answer(
            Cell cell, AdaptationStrategy strategy, AdaptationProblem problem, Teacher.Lesson lesson) {
        try {
            return BoundedCall.call(
                    "adapt",
                    stop.within(request.budget().time()),
                    cancellation -> Objects.requireNonNull(
                            strategy.adapt(problem, lesson.knowledge(), new AdaptContext(cell.seed(), cancellation)),
                            "it answered null"));
        } catch (ExecutionException e) {
            throw Adaptable.misfit(Thrown.message(Thrown.cause(e)));
        } catch (TimeoutException e) {
            throw Adaptable.misfit("it did not end within " + request.budget());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Adaptable.misfit("it was interrupted");
        }
    }

    private NewRun registration(
            Cell cell, StrategyChoice choice, PreparedTask prepared, Teacher.Lesson lesson, double referenceLoss) {
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
                1,
                environment);
    }

    /** A task that cannot be loaded is not lost: every strategy has a failed run on it. */
    private void recordUnusable(Cell cell, List<StrategyChoice> strategies, String message) {
        PreparedTask unusable = preparer.unusable(cell.reference());
        registry.addTask(unusable.task());
        for (StrategyChoice choice : strategies) {
            recordFailure(cell, choice, unusable, message);
            progress.ended(cell, choice.name(), message);
        }
    }

    private void recordFailure(Cell cell, StrategyChoice choice, PreparedTask prepared, String message) {
        long run = begun(cell, choice)
                .orElseGet(
                        () -> registry.beginRun(registration(cell, choice, prepared, Teacher.Lesson.NONE, Double.NaN)));
        registry.endRun(run, new RunEnd(RunEnd.Status.FAILED, message, 0, 0));
    }
}
