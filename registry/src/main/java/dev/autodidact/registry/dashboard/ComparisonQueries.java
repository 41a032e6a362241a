package dev.autodidact.registry.dashboard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads comparisons, and what one of one's own could be made of. */
final class ComparisonQueries {

    private static final int PAGE = 30;

    private static final String LINES = """
            with part as (
                select * from comparison where <condition> order by id desc limit :most offset :skipped)
            select part.*,
                (select count(*) from run where run.comparison = part.id) as runs,
                (select count(*) from run where run.comparison = part.id and run.status = 'RUNNING') as running,
                (select count(distinct task) from run where run.comparison = part.id) as tasks
            from part order by id desc""";

    private ComparisonQueries() {}

    /**
     * A comparison; what is unknown is null.
     *
     * @param id its id
     * @param suite its suite
     * @param suiteVersion the version of the suite
     * @param strategies the strategies, a JSON array
     * @param seeds the seeds, a JSON array
     * @param budget the budget of each run, in words
     * @param started when it began, in UTC
     * @param seconds wall-clock seconds it took
     * @param teaches the comparison that learned from this one
     * @param command the command that repeats it
     * @param runs how many runs it has so far
     * @param running how many of them have not ended
     * @param tasks on how many tasks
     */
    record Line(
            long id,
            String suite,
            String suiteVersion,
            @JsonRawValue String strategies,
            @JsonRawValue String seeds,
            String budget,
            String started,
            @Nullable Double seconds,
            @Nullable Long teaches,
            String command,
            int runs,
            int running,
            int tasks) {}

    /**
     * Runs that can be compared with each other.
     *
     * @param suite the suite of their tasks; empty for users' files
     * @param budget their budget
     * @param strategy their strategy
     * @param task the id of their task
     * @param name the name of their task
     * @param seeds how many seeds they have
     */
    record Choice(String suite, String budget, String strategy, String task, String name, int seeds) {}

    static Part<Line> page(Handle handle, Request request) {
        long total = handle.createQuery("select count(*) from comparison")
                .mapTo(Long.class)
                .one();
        List<Line> rows = handle.createQuery(LINES)
                .define("condition", "1 = 1")
                .bind("most", PAGE)
                .bind("skipped", (long) request.page() * PAGE)
                .map((row, context) -> line(row))
                .list();
        return new Part<>(total, request.page(), PAGE, rows);
    }

    static Optional<Line> one(Handle handle, long id) {
        return handle.createQuery(LINES)
                .define("condition", "comparison.id = :id")
                .bind("id", id)
                .bind("most", 1)
                .bind("skipped", 0)
                .map((row, context) -> line(row))
                .findOne();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("suite"),
                row.getString("suite_version"),
                row.getString("strategies"),
                row.getString("seeds"),
                row.getString("budget"),
                row.getString("started_at"),
                Cells.real(row, "seconds"),
                Cells.id(row, "teaches"),
                row.getString("command"),
                row.getInt("runs"),
                row.getInt("running"),
                row.getInt("tasks"));
    }

    /** {@return what ended runs there are, by suite, budget, strategy and task} */
    static List<Choice> choices(Handle handle) {
        return handle.createQuery("""
                        select task.suite, run.budget, run.strategy, task.id, task.name,
                            count(distinct run.seed) as seeds
                        from run join task on task.id = run.task where run.status <> 'RUNNING'
                        group by task.suite, run.budget, run.strategy, task.id, task.name
                        order by task.suite, run.budget, run.strategy, task.name, task.id""")
                .map((row, context) -> new Choice(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6)))
                .list();
    }
}
