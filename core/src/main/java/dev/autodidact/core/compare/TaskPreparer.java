package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.Task;
import dev.autodidact.core.Executors;
import dev.autodidact.core.engine.BlackBoxProblem;
import dev.autodidact.core.engine.Blueprint;
import dev.autodidact.core.engine.Fingerprint;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.registry.NewTask;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the tasks of a suite ready to be solved. Thread-safe. */
public final class TaskPreparer {

    private final String suite;
    private final Executor executor;

    /**
     * Makes a preparer.
     *
     * @param suite the name of the suite
     * @param executor where learners are asked what they make of a task
     */
    public TaskPreparer(String suite, Executor executor) {
        this.suite = suite;
        this.executor = executor;
    }

    /**
     * Makes a task ready.
     *
     * @param reference which
     * @param seed decides its folds, where it has none of its own
     * @return the task
     * @throws AutodidactException where it cannot be loaded
     */
    public PreparedTask prepare(TaskReference reference, long seed) {
        Task task = reference.load();
        if (task.kind() != reference.kind()) {
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN,
                    "it is of kind " + task.kind() + ", but was announced as " + reference.kind());
        }
        return switch (task) {
            case TableTask table -> {
                LabelledTable data = LabelledTable.of(table.table(), table.target(), table.type());
                Folds folds = Folds.withHoldOut(data, table.metric(), table.resampling(), seed);
                yield prepared(reference, data, folds, () -> searchable(reference));
            }
            case EpisodeTask episode -> {
                LabelledTable data = LabelledTable.of(
                        EpisodeTable.stack(episode.support(), episode.query()), episode.target(), episode.type());
                Split outer = EpisodeTable.split(data, episode.support().rows());
                Folds folds = Folds.judgedOn(data, outer, episode.metric(), new Resampling.Automatic(), seed);
                yield prepared(
                        reference,
                        data,
                        folds,
                        () -> AdaptableEpisode.of(data, outer, episode.metric(), folds.referenceLoss()));
            }
            case BlackBoxTask blackBox -> {
                Problem problem =
                        new BlackBoxProblem(blackBox, Optional.of(new Blueprint.OfSuite(suite, reference.name())));
                yield new PreparedTask(
                        learners -> problem,
                        () -> searchable(reference),
                        newTask(reference, nameHash(reference), "loss", false, blackBox.metaFeatures()));
            }
            case ObjectiveTask objective -> unsearchable(reference, "loss", () -> new AdaptableObjective(objective));
        };
    }

    private PreparedTask prepared(
            TaskReference reference, LabelledTable data, Folds folds, Supplier<Adaptable> adaptable) {
        Metric metric = folds.metric();
        String id = Fingerprint.ofTask(data.table(), suite, reference.name(), data.targetName(), metric.id());
        return new PreparedTask(
                learners -> new TableProblem(folds, learners, TableProblem.PATIENCE, Executors.interviewer(executor)),
                adaptable,
                newTask(reference, id, metric.id(), metric.greaterIsBetter(), folds.metaFeatures()));
    }

    private PreparedTask unsearchable(TaskReference reference, String metric, Supplier<Adaptable> adaptable) {
        return new PreparedTask(
                learners -> {
                    throw new IllegalStateException(reference.name() + " has no space to search");
                },
                adaptable,
                newTask(reference, nameHash(reference), metric, false, Map.of()));
    }

    /** {@return a task that could not be loaded, as the registry knows it} */
    PreparedTask unusable(TaskReference reference) {
        return unsearchable(reference, "", () -> searchable(reference));
    }

    private static Adaptable searchable(TaskReference reference) {
        throw new IllegalStateException(reference.name() + " has nothing to adapt to");
    }

    private NewTask newTask(
            TaskReference reference,
            String id,
            String metric,
            boolean greaterIsBetter,
            Map<String, Double> metaFeatures) {
        return new NewTask(
                id,
                suite,
                reference.name(),
                reference.family(),
                reference.kind(),
                metric,
                greaterIsBetter,
                metaFeatures);
    }

    private String nameHash(TaskReference reference) {
        return Fingerprint.ofNames(List.of("suite " + suite, reference.name()));
    }
}
