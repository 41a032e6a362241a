package dev.autodidact.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A stored comparison: what was compared, its tasks and its runs. Trials and curves are read when they are asked for, so
 * that a comparison of any size fits in memory. Thread-safe; usable while its registry is open.
 */
public final class Comparison {

    private final Database database;
    private final long id;
    private final NewComparison plan;
    private final String started;
    private final OptionalDouble seconds;
    private final List<NewTask> tasks;
    private final List<StoredRun> runs;

    private Comparison(
            Database database,
            long id,
            NewComparison plan,
            String started,
            OptionalDouble seconds,
            List<NewTask> tasks,
            List<StoredRun> runs) {
        this.database = database;
        this.id = id;
        this.plan = plan;
        this.started = started;
        this.seconds = seconds;
        this.tasks = tasks;
        this.runs = runs;
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
                                inOrder(runs, tasks, plan.strategies()));
                    })
                    .findOne()
                    .orElseThrow(() -> new IllegalArgumentException("the registry has no comparison " + id));
        });
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

    /** {@return its id in the registry} */
    public long id() {
        return id;
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
        return Rows.failures(database, "run.comparison = :id", id);
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
}
