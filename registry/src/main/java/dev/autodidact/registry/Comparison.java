package dev.autodidact.registry;

import dev.autodidact.api.strategy.Complexity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A stored comparison: what was compared, its tasks and its runs. Trials and curves are read when they are asked for, so
 * that a comparison of any size fits in memory. Thread-safe; usable while its registry is open.
 */
public final class Comparison {

    private static final long CHOSEN = -1;

    private final Database database;
    private final long id;
    private final NewComparison plan;
    private final String started;
    private final OptionalDouble seconds;
    private final List<NewTask> tasks;
    private final List<StoredRun> runs;
    /** What holds of its runs, in SQL. */
    private final String condition;

    private Comparison(
            Database database,
            long id,
            NewComparison plan,
            String started,
            OptionalDouble seconds,
            List<NewTask> tasks,
            List<StoredRun> runs,
            String condition) {
        this.database = database;
        this.id = id;
        this.plan = plan;
        this.started = started;
        this.seconds = seconds;
        this.tasks = tasks;
        this.runs = runs;
        this.condition = condition;
    }

    static Comparison load(Database database, long id) {
        return database.read(handle -> {
            List<NewTask> tasks = handle.createQuery("""
                            select * from task where id in (select task from run where comparison = :id)
                            order by name, id""")
                    .bind("id", id)
                    .map((row, context) -> Rows.task(row))
                    .list();
            List<StoredRun> runs = handle.createQuery("select * from run where comparison = :id order by id")
                    .bind("id", id)
                    .map((row, context) -> Rows.run(row))
                    .list();
            return handle.createQuery("select * from comparison where id = :id")
                    .bind("id", id)
                    .map((row, context) -> {
                        NewComparison plan = Rows.comparison(row);
                        return new Comparison(
                                database,
                                id,
                                plan,
                                row.getString("started_at"),
                                Rows.optional(row, row.findColumn("seconds")),
                                tasks,
                                inOrder(runs, tasks, plan.strategies()),
                                "run.comparison = " + id);
                    })
                    .findOne()
                    .orElseThrow(() -> new IllegalArgumentException("the registry has no comparison " + id));
        });
    }

    /** Runs from anywhere that have ended, of equal task, strategy and seed the latest. */
    static Comparison select(Database database, RunFilter filter) {
        return filter.isComparison()
                ? load(database, filter.comparison().orElseThrow())
                : database.read(handle -> select(database, handle, filter));
    }

    private static Comparison select(Database database, Handle handle, RunFilter filter) {
        Map<String, NewTask> known =
                handle.createQuery("select * from task").map((row, context) -> Rows.task(row)).stream()
                        .collect(Collectors.toMap(NewTask::id, task -> task));
        Map<List<Object>, StoredRun> latest = new LinkedHashMap<>();
        handle.createQuery("select * from run where status <> 'RUNNING' order by id")
                .map((row, context) -> Rows.run(row))
                .useStream(stream -> stream.filter(
                                run -> filter.admits(run, task(known, run.run().task())))
                        .forEach(run -> latest.put(
                                List.of(
                                        run.run().task(),
                                        run.run().strategy(),
                                        run.run().seed()),
                                run)));
        if (latest.isEmpty()) {
            throw new IllegalArgumentException("the registry has no such runs that have ended");
        }
        List<StoredRun> runs = List.copyOf(latest.values());
        List<NewTask> tasks = runs.stream()
                .map(run -> run.run().task())
                .distinct()
                .map(id -> task(known, id))
                .sorted(Comparator.comparing(NewTask::name).thenComparing(NewTask::id))
                .toList();
        NewComparison plan = plan(runs, tasks);
        String started = handle.createQuery("select min(started_at) from run where id = :id")
                .bind("id", runs.getFirst().id())
                .mapTo(String.class)
                .one();
        return new Comparison(
                database,
                CHOSEN,
                plan,
                started,
                OptionalDouble.empty(),
                tasks,
                inOrder(runs, tasks, plan.strategies()),
                runs.stream()
                        .map(run -> String.valueOf(run.id()))
                        .collect(Collectors.joining(", ", "run.id in (", ")")));
    }

    private static NewTask task(Map<String, NewTask> tasks, String id) {
        return Optional.ofNullable(tasks.get(id)).orElseThrow();
    }

    private static NewComparison plan(List<StoredRun> runs, List<NewTask> tasks) {
        List<String> budgets = distinct(runs, run -> run.run().budget());
        List<String> suites = tasks.stream().map(NewTask::suite).distinct().toList();
        return new NewComparison(
                suites.size() == 1 && !suites.getFirst().isEmpty() ? suites.getFirst() : "chosen runs",
                "as stored",
                distinct(runs, run -> run.run().strategy()),
                distinct(runs, run -> run.run().seed()),
                budgets.size() == 1 ? budgets.getFirst() : "various",
                tasks.size(),
                Double.NaN,
                OptionalLong.empty(),
                "",
                runs.getLast().run().environment());
    }

    private static <T extends Comparable<T>> List<T> distinct(List<StoredRun> runs, Function<StoredRun, T> part) {
        return runs.stream().map(part).distinct().sorted().toList();
    }

    private static List<StoredRun> inOrder(List<StoredRun> runs, List<NewTask> tasks, List<String> strategies) {
        Map<String, Integer> places = tasks.stream().collect(Collectors.toMap(NewTask::id, tasks::indexOf));
        return runs.stream()
                .sorted(Comparator.comparingInt(
                                (StoredRun run) -> places.getOrDefault(run.run().task(), 0))
                        .thenComparingInt(run -> strategies.indexOf(run.run().strategy()))
                        .thenComparing(run -> run.run().strategy())
                        .thenComparingLong(run -> run.run().seed())
                        .thenComparingLong(StoredRun::id))
                .toList();
    }

    /** {@return its id in the registry; -1 where its runs were chosen by hand} */
    public long id() {
        return id;
    }

    /** {@return where it is found in the registry, in words} */
    public String entry() {
        return id == CHOSEN ? runs.size() + " runs, chosen by hand" : "comparison " + id;
    }

    /** {@return what was to be compared} */
    public NewComparison plan() {
        return plan;
    }

    /** {@return when it began, in UTC, such as {@code 2026-11-21T08:00:00.000Z}} */
    public String started() {
        return started;
    }

    /** {@return wall-clock seconds that it took; empty while it runs} */
    public OptionalDouble seconds() {
        return seconds;
    }

    /** {@return the tasks that have a run, ordered by name} */
    public List<NewTask> tasks() {
        return tasks;
    }

    /** {@return the runs, ordered by task, strategy (in the plan's order) and seed} */
    public List<StoredRun> runs() {
        return runs;
    }

    /**
     * Hands over the trials of a run in their order, one by one.
     *
     * @param run one of {@link #runs}
     * @param taker takes them
     */
    public void trials(StoredRun run, Consumer<StoredTrial> taker) {
        Rows.trials(database, run.id(), taker);
    }

    /** {@return the failed trials of all runs, grouped by learner and cause, the largest group first} */
    public List<FailureGroup> failures() {
        return Rows.failures(database, condition);
    }

    /**
     * {@return the curve of a run that adapts instead of trying; empty for others}
     *
     * @param run one of {@link #runs}
     */
    public List<CurvePoint> curve(StoredRun run) {
        return database.read(handle -> handle.createQuery(
                        "select evaluations, epochs, seconds, loss from curve_point where run = :run order by position")
                .bind("run", run.id())
                .map((row, context) ->
                        new CurvePoint(row.getLong(1), Rows.real(row, 2), Rows.real(row, 3), Rows.real(row, 4)))
                .list());
    }

    /**
     * {@return what the adaptation of a run took; empty where it was not counted}
     *
     * @param run one of {@link #runs}
     */
    public Optional<Complexity> complexity(StoredRun run) {
        return database.read(handle -> handle.createQuery(
                        "select learned, adaptation, prediction, memory from complexity where run = :run")
                .bind("run", run.id())
                .map((row, context) -> new Complexity(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .findOne());
    }
}
