package dev.autodidact.registry;

import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.TaskKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows turned into values. */
final class Rows {

    /** The columns that {@link #trial} reads, in its order. */
    private static final String TRIAL_COLUMNS = "trial, learner, configuration, fidelity, status, cause, message, loss,"
            + " held_out_loss, seconds, cpu_seconds, finished_at";

    private Rows() {}

    static void trials(Database database, long run, Consumer<StoredTrial> taker) {
        database.read(handle -> {
            handle.createQuery("select " + TRIAL_COLUMNS + " from trial where run = :run order by trial")
                    .bind("run", run)
                    .map((row, context) -> trial(row))
                    .useStream(stream -> stream.forEach(taker));
            return run;
        });
    }

    /** Failed trials of the runs of which a condition of ours holds, the largest group first. */
    static List<FailureGroup> failures(Database database, String condition) {
        return database.read(handle -> handle.createQuery("""
                        with failed as (
                            select trial.*, task.name as task,
                                row_number() over (partition by learner, cause
                                    order by task.name, task.id, run.strategy, run.seed, trial.trial) as place
                            from trial join run on run.id = trial.run join task on task.id = run.task
                            where trial.status = 'failed' and <condition>)
                        select learner, cause, count(*), count(distinct message), coalesce(sum(seconds), 0),
                            max(case when place = 1 then task end), max(case when place = 1 then trial end),
                            max(case when place = 1 then message end), max(case when place = 1 then detail end)
                        from failed group by learner, cause order by count(*) desc, learner, cause""")
                .define("condition", condition)
                .map((row, context) -> new FailureGroup(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getDouble(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getString(8),
                        row.getString(9)))
                .list());
    }

    private static StoredTrial trial(ResultSet row) throws SQLException {
        Configuration configuration = configuration(row.getString(3));
        String learner = row.getString(2);
        return new StoredTrial(
                row.getInt(1),
                learner,
                learner.isEmpty() ? configuration : configuration.nested(SearchProblem.LEARNER),
                row.getDouble(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                optional(row, 8),
                optional(row, 9),
                real(row, 10),
                real(row, 11),
                real(row, 12));
    }

    static Configuration configuration(String json) {
        try {
            return Configuration.fromJson(json);
        } catch (IllegalArgumentException e) {
            throw new DamagedException("a configuration that is none", e);
        }
    }

    static NewTask task(ResultSet row) throws SQLException {
        return new NewTask(
                row.getString("id"),
                row.getString("suite"),
                row.getString("name"),
                row.getString("family"),
                TaskKind.valueOf(row.getString("kind")),
                row.getString("metric"),
                row.getInt("greater_is_better") == 1,
                Json.numbers(row.getString("meta_features")));
    }

    static NewComparison comparison(ResultSet row) throws SQLException {
        long number = row.getLong("teaches");
        OptionalLong teaches = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        return new NewComparison(
                row.getString("suite"),
                row.getString("suite_version"),
                Json.names(row.getString("strategies")),
                Json.seeds(row.getString("seeds")),
                row.getString("budget"),
                row.getInt("most_tasks"),
                real(row, "trial_limit"),
                teaches,
                row.getString("command"),
                Json.texts(row.getString("environment")));
    }

    static StoredRun run(ResultSet row) throws SQLException {
        long comparison = row.getLong("comparison");
        NewRun begun = new NewRun(
                row.wasNull() ? OptionalLong.empty() : OptionalLong.of(comparison),
                row.getString("task"),
                row.getString("strategy"),
                row.getLong("seed"),
                row.getString("budget"),
                row.getString("knowledge"),
                row.getString("learned_from"),
                real(row, "learning_seconds"),
                real(row, "reference_loss"),
                row.getInt("slots"),
                Json.texts(row.getString("environment")));
        return new StoredRun(
                row.getLong("id"),
                begun,
                row.getString("status"),
                row.getString("message"),
                real(row, "seconds"),
                real(row, "cpu_seconds"));
    }

    /** Binds NaN as NULL, and -0 as 0, which SQLite does not tell apart. */
    static void bind(SqlStatement<?> statement, String name, double value) {
        statement.bind(name, Double.isNaN(value) ? null : (Double) (value + 0.0));
    }

    /** Columns in the order of strategy, format, payload, provenance. */
    static Knowledge knowledge(ResultSet row) throws SQLException {
        return new Knowledge(row.getString(1), row.getString(2), row.getBytes(3), Json.texts(row.getString(4)));
    }

    static Cost cost(ResultSet row, int seconds, int cpuSeconds) throws SQLException {
        return new Cost(real(row, seconds), real(row, cpuSeconds));
    }

    static OptionalDouble optional(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A number, NaN where the column is NULL. */
    static double real(ResultSet row, int column) throws SQLException {
        return optional(row, column).orElse(Double.NaN);
    }

    static double real(ResultSet row, String column) throws SQLException {
        return real(row, row.findColumn(column));
    }
}
