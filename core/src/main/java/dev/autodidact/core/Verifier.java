package dev.autodidact.core;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.core.Verification.Change;
import dev.autodidact.core.Verification.Trial;
import dev.autodidact.core.Verification.Verdict;
import dev.autodidact.core.compare.TaskPreparer;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.engine.TrialSeed;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.NewTrial;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.StoredRun;
import dev.autodidact.runtime.plugin.LoadedPlugin;
import dev.autodidact.runtime.plugin.Offer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs stored trials again, on the same data and folds, with their configurations and seeds, and compares what comes out
 * with what is stored: scores per fold and out-of-fold predictions, bit for bit. The registry is only read.
 */
public final class Verifier {

    private static final Set<Failure.Kind> BY_ITSELF = Set.of(Failure.Kind.EXCEPTION, Failure.Kind.INVALID_OUTPUT);
    private static final Duration LEAST_LIMIT = Duration.ofMinutes(2);
    /** This machine may be slower than the one before. */
    private static final int PATIENCE = 20;

    private final Catalogue catalogue;
    private final Registry registry;
    private final Executor executor;
    private final int threads;

    /**
     * Makes a verifier.
     *
     * @param catalogue the plugins
     * @param registry where the trials are stored
     * @param executor where they run again; it stays open
     * @param threads how many run at once, at least 1
     */
    public Verifier(Catalogue catalogue, Registry registry, Executor executor, int threads) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.executor = executor;
        this.threads = threads;
    }

    /**
     * The data of a run on a caller's own table, which the registry does not keep.
     *
     * @param table the table
     * @param target the column that was predicted
     */
    public record Data(Table table, String target) {}

    /**
     * Runs trials again.
     *
     * @param id the id of their run
     * @param numbers which trials
     * @param data the data, where the run was on a caller's own table; the tasks of suites are loaded from these
     * @return how they came out
     * @throws AutodidactException of kind CALLER where there is no such run or trial, where the data is not what it was, or
     *     a plugin that took part is missing or has another version
     */
    public Verification verify(long id, List<Integer> numbers, Optional<Data> data) {
        StoredRun run = registry.run(id)
                .orElseThrow(
                        () -> AutodidactException.caller("there is no run " + id + "\n'registry' lists the runs."));
        NewTask task = registry.task(run.run().task()).orElseThrow();
        List<Offer<Learner>> learners = learners(id, numbers).stream()
                .map(learner -> learnerOf(run, learner))
                .toList();
        if (!task.suite().equals(RunTask.SUITE)) {
            requireSame(run, catalogue.suiteSource(task.suite()).from());
        }
        Problem problem =
                task.suite().equals(RunTask.SUITE) ? ofTable(run, task, learners, data) : ofSuite(run, task, learners);
        return new Verification(id, runAgain(run, numbers, problem), changes(run));
    }

    private Set<String> learners(long run, List<Integer> numbers) {
        TreeSet<Integer> missing = new TreeSet<>(numbers);
        Set<String> learners = new TreeSet<>();
        registry.trials(run, trial -> {
            if (missing.remove(trial.trial()) && !trial.learner().isEmpty()) {
                learners.add(trial.learner());
            }
        });
        if (!missing.isEmpty()) {
            throw AutodidactException.caller("run " + run + " has no trial " + missing.first());
        }
        return learners;
    }

    private NewTrial trial(StoredRun run, int number) {
        return registry.wholeTrials(run.id(), number, 1).stream()
                .filter(trial -> trial.trial() == number)
                .findFirst()
                .orElseThrow();
    }

    /** A black box may have a hyperparameter of that name which is no choice among learners. */
    private static String learner(NewTrial trial) {
        Configuration configuration = trial.proposal().configuration();
        return configuration.values().get(SearchProblem.LEARNER) instanceof String learner ? learner : "";
    }

    private Offer<Learner> learnerOf(StoredRun run, String id) {
        Offer<Learner> offer = catalogue.learners().stream()
                .filter(learner -> learner.id().equals(id))
                .findFirst()
                .orElseThrow(() -> AutodidactException.caller("run " + run.id() + " used the learner '" + id
                        + "', which no plugin offers here\nInstall the" + " plugin that it had: " + plugins(run)));
        requireSame(run, offer.from());
        return offer;
    }

    private static String plugins(StoredRun run) {
        return run.run().environment().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(Catalogue.VERSION_PREFIX))
                .map(entry -> entry.getKey().substring(Catalogue.VERSION_PREFIX.length()) + " " + entry.getValue())
                .sorted()
                .toList()
                .toString();
    }

    private void requireSame(StoredRun run, LoadedPlugin plugin) {
        String name = Catalogue.VERSION_PREFIX + plugin.id();
        String then = run.run().environment().get(name);
        if (catalogue.versions().containsKey(name) && !plugin.version().equals(then)) {
            throw AutodidactException.caller("run " + run.id() + " used "
                    + (then == null
                            ? "no plugin '" + plugin.id() + "'"
                            : "version " + then + " of plugin '" + plugin.id() + "'")
                    + ", and here is its version " + plugin.version() + "\nInstall the plugin that it had.");
        }
    }

    private Problem ofTable(StoredRun run, NewTask task, List<Offer<Learner>> learners, Optional<Data> data) {
        Data given =
                data.orElseThrow(() -> AutodidactException.caller("run " + run.id() + " was on a table of its own, '"
                        + task.name() + "', which the registry does not keep\nGive the table and its target."));
        RunTask again = RunTask.of(
                given.table(),
                given.target(),
                Optional.of(catalogue.metric(task.metric())),
                task.name(),
                run.run().seed());
        requireSame(run, task, again.record());
        return new TableProblem(again.folds(), learners, TableProblem.PATIENCE, Executors.interviewer(executor));
    }

    private Problem ofSuite(StoredRun run, NewTask task, List<Offer<Learner>> learners) {
        TaskReference reference = catalogue.suite(task.suite()).tasks().stream()
                .filter(one -> one.name().equals(task.name()))
                .findFirst()
                .orElseThrow(() -> AutodidactException.caller("suite '" + task.suite() + "' has no task '" + task.name()
                        + "' any more, which run " + run.id() + " was on"));
        var prepared = new TaskPreparer(task.suite(), executor)
                .prepare(reference, run.run().seed());
        requireSame(run, task, prepared.task());
        return prepared.problems().apply(learners);
    }

    private static void requireSame(StoredRun run, NewTask then, NewTask now) {
        if (!then.id().equals(now.id())) {
            throw AutodidactException.caller("the data is not what run " + run.id() + " was on: data, target or metric"
                    + " differ (content hash " + now.id() + " instead of " + then.id()
                    + ")\nGive the same data and target.");
        }
    }

    private List<Trial> runAgain(StoredRun run, List<Integer> numbers, Problem problem) {
        List<Trial> checked = new ArrayList<>();
        Queue<Pending> pending = new ArrayDeque<>();
        try (Executor.Execution execution = executor.open(problem.runner(), threads)) {
            for (int number : numbers) {
                if (pending.size() == threads) {
                    checked.add(check(pending.remove(), problem));
                }
                NewTrial trial = trial(run, number);
                pending.add(new Pending(trial, endedByItself(trial.outcome()) ? submit(run, trial, execution) : null));
            }
            while (!pending.isEmpty()) {
                checked.add(check(pending.remove(), problem));
            }
        }
        return checked;
    }

    private static boolean endedByItself(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored scored -> true;
            case Outcome.Failed failed -> BY_ITSELF.contains(failed.failure().kind());
            case Outcome.Pruned pruned -> !pruned.foldLosses().isEmpty();
        };
    }

    private static CompletableFuture<Outcome> submit(StoredRun run, NewTrial trial, Executor.Execution execution) {
        double seconds = trial.outcome().cost().seconds();
        Duration patience = Duration.ofMillis((long) (1000 * PATIENCE * (Double.isNaN(seconds) ? 0 : seconds)));
        return execution.submit(new TrialRequest(
                trial.trial(),
                trial.proposal(),
                TrialSeed.of(run.run().seed(), trial.proposal().configuration()),
                patience.compareTo(LEAST_LIMIT) > 0 ? patience : LEAST_LIMIT));
    }

    private static Trial check(Pending pending, Problem problem) {
        NewTrial stored = pending.stored();
        if (pending.outcome() == null) {
            return new Trial(
                    stored.trial(),
                    learner(stored),
                    Verdict.INCOMPARABLE,
                    List.of("it did not end by itself, but was " + ending(stored.outcome())));
        }
        Outcome outcome = join(pending.outcome());
        double heldOutLoss = outcome instanceof Outcome.Scored scored ? problem.heldOutLoss(scored) : Double.NaN;
        NewTrial again = new NewTrial(
                        stored.trial(), stored.proposal(), outcome, heldOutLoss, stored.finishedAtSeconds())
                .asStored();
        List<String> differences = TrialDifferences.of(stored, again);
        return new Trial(
                stored.trial(),
                learner(stored),
                differences.isEmpty() ? Verdict.EQUAL : Verdict.DIFFERENT,
                differences);
    }

    private static String ending(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? "ended from outside (" + failed.failure().kind().label() + ")"
                : outcome.status();
    }

    private static Outcome join(CompletableFuture<Outcome> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AutodidactException known
                    ? known
                    : new AutodidactException(AutodidactException.Kind.BUG, "an executor's future failed", e);
        }
    }

    private Map<String, Change> changes(StoredRun run) {
        Map<String, String> then = run.run().environment();
        Map<String, String> now = Environment.describe(catalogue);
        Map<String, Change> changes = new LinkedHashMap<>();
        Stream.of("autodidact", "java", "os")
                .filter(name -> !Objects.equals(then.get(name), now.get(name)))
                .forEach(
                        name -> changes.put(name, new Change(then.getOrDefault(name, ""), now.getOrDefault(name, ""))));
        return changes;
    }

    private record Pending(NewTrial stored, @Nullable CompletableFuture<Outcome> outcome) {}
}
