package dev.autodidact.registry;

import dev.autodidact.api.strategy.Complexity;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Runs, from their beginning to their end, and the curves of those that adapt. */
final class Runs {

    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    long begin(NewRun run) {
        Long comparison = run.comparison().isPresent() ? run.comparison().getAsLong() : null;
        return database.write(handle -> {
            var insert = handle.createQuery("""
                            insert into run (comparison, task, strategy, seed, budget, knowledge, learned_from,
                                learning_seconds, reference_loss, slots, environment)
                            values (:comparison, :task, :strategy, :seed, :budget, :knowledge, :learnedFrom,
                                :learningSeconds, :referenceLoss, :slots, :environment)
                            returning id""")
                    .bind("comparison", comparison)
                    .bind("task", run.task())
                    .bind("strategy", run.strategy())
                    .bind("seed", run.seed())
                    .bind("budget", run.budget())
                    .bind("knowledge", run.knowledge())
                    .bind("learnedFrom", run.learnedFrom())
                    .bind("slots", run.slots())
                    .bind("environment", Json.write(run.environment()));
            Rows.bind(insert, "learningSeconds", run.learningSeconds());
            Rows.bind(insert, "referenceLoss", run.referenceLoss());
            return insert.mapTo(Long.class).one();
        });
    }

    Optional<StoredRun> find(long run) {
        return database.read(handle -> handle.createQuery("select * from run where id = :run")
                .bind("run", run)
                .map((row, context) -> Rows.run(row))
                .findOne());
    }

    RunProgress progress(long run) {
        return database.read(handle -> handle.createQuery(
                        "select count(*), coalesce(max(trial), -1), coalesce(max(finished_at), 0) from trial"
                                + " where run = :run")
                .bind("run", run)
                .map((row, context) -> new RunProgress(row.getInt(1), row.getInt(2), row.getDouble(3)))
                .one());
    }

    Optional<StoredRun> unfinished(RunQuery wanted) {
        return database.read(handle -> handle.createQuery("""
                        select run.*, model.path from run left join model on model.run = run.id
                        where comparison is null and task = :task and strategy = :strategy and seed = :seed
                            and budget = :budget and slots = :slots
                        order by id desc limit 1""")
                .bind("task", wanted.task())
                .bind("strategy", wanted.strategy())
                .bind("seed", wanted.seed())
                .bind("budget", wanted.budget())
                .bind("slots", wanted.slots())
                .map((row, context) -> switch (row.getString("status")) {
                    case "RUNNING", "CANCELLED" -> Optional.of(Rows.run(row));
                    case "DONE" ->
                        row.getString("path") == null ? Optional.of(Rows.run(row)) : Optional.<StoredRun>empty();
                    default -> Optional.<StoredRun>empty();
                })
                .findOne()
                .flatMap(run -> run));
    }

    void addCurve(long run, List<CurvePoint> points) {
        database.writeTogether(handle -> {
            handle.createUpdate("delete from curve_point where run = :run")
                    .bind("run", run)
                    .execute();
            if (points.isEmpty()) {
                return;
            }
            PreparedBatch batch = handle.prepareBatch("""
                    insert into curve_point (run, position, evaluations, epochs, seconds, loss)
                    values (:run, :position, :evaluations, :epochs, :seconds, :loss)""");
            for (int i = 0; i < points.size(); i++) {
                CurvePoint point = points.get(i);
                batch.bind("run", run).bind("position", i).bind("evaluations", point.evaluations());
                Rows.bind(batch, "epochs", point.epochs());
                Rows.bind(batch, "seconds", point.seconds());
                Rows.bind(batch, "loss", point.loss());
                batch.add();
            }
            batch.execute();
        });
    }

    void addComplexity(long run, Complexity complexity) {
        database.write(handle -> handle.createUpdate("""
                        insert into complexity (run, learned, adaptation, prediction, memory)
                        values (:run, :learned, :adaptation, :prediction, :memory)
                        on conflict (run) do update set learned = excluded.learned,
                            adaptation = excluded.adaptation, prediction = excluded.prediction,
                            memory = excluded.memory""")
                .bind("run", run)
                .bind("learned", complexity.learned())
                .bind("adaptation", complexity.adaptation())
                .bind("prediction", complexity.prediction())
                .bind("memory", complexity.memory())
                .execute());
    }

    void end(long run, RunEnd end) {
        database.write(handle -> {
            var update = handle.createUpdate("""
                            update run set status = :status, message = :message, seconds = :seconds,
                                cpu_seconds = :cpuSeconds
                            where id = :id""")
                    .bind("id", run)
                    .bind("status", end.status().name())
                    .bind("message", end.message());
            Rows.bind(update, "seconds", end.seconds());
            Rows.bind(update, "cpuSeconds", end.cpuSeconds());
            return update.execute();
        });
    }

    List<RunSummary> all() {
        return database.read(handle -> handle.createQuery("""
                        select run.id, task.suite, task.name, task.metric, run.strategy, run.seed, run.started_at,
                            run.status, coalesce(model.path, ''), count(trial.id),
                            case when task.greater_is_better = 1 then -min(trial.loss) else min(trial.loss) end
                        from run join task on task.id = run.task
                            left join trial on trial.run = run.id
                            left join model on model.run = run.id
                        group by run.id, task.id, model.run order by run.id desc""")
                .map((row, context) -> new RunSummary(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getInt(10),
                        Rows.optional(row, 11),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)))
                .list());
    }
}
