package dev.autodidact.registry.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads runs in one line each. What is looked up in trials is looked up for the runs of one page only. */
final class RunQueries {

    private static final int PAGE = 30;
    /** How many running runs are told live. */
    private static final int RUNNING = 40;

    private static final String LINES = """
            with part as (
                select run.id, task.suite, task.name, task.metric, task.greater_is_better, run.strategy, run.seed,
                    run.budget, run.status, run.started_at, run.seconds, run.comparison,
                    case when run.owner = '' then coalesce(comparison.owner, '') else run.owner end as owner
                from run join task on task.id = run.task left join comparison on comparison.id = run.comparison
                where <condition> order by run.id desc limit :most offset :skipped)
            select part.*,
                (select count(*) from trial where trial.run = part.id) as trials,
                (select loss from trial where trial.run = part.id and loss is not null order by loss limit 1) as best,
                (select finished_at from trial where trial.run = part.id order by trial desc limit 1) as finished
            from part order by id desc""";

    private RunQueries() {}

    static Part<RunLine> page(Handle handle, Request request) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new LinkedHashMap<>();
        request.text("status").ifPresent(status -> {
            conditions.add("run.status = :status");
            values.put("status", status.toUpperCase(Locale.ROOT));
        });
        request.text("comparison").ifPresent(comparison -> {
            conditions.add("run.comparison = :comparison");
            values.put("comparison", Request.number(comparison));
        });
        request.text("q").ifPresent(text -> {
            conditions.add("(lower(task.name) like :q escape '!' or lower(task.suite) like :q escape '!'"
                    + " or lower(run.strategy) like :q escape '!')");
            values.put("q", "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        });
        String condition = String.join(" and ", conditions);
        long total = handle.createQuery("select count(*) from run join task on task.id = run.task where " + condition)
                .bindMap(values)
                .mapTo(Long.class)
                .one();
        List<RunLine> rows = lines(
                handle.createQuery(LINES).define("condition", condition).bindMap(values),
                PAGE,
                (long) request.page() * PAGE);
        return new Part<>(total, request.page(), PAGE, rows);
    }

    /** {@return the latest runs under way} */
    static List<RunLine> running(Handle handle) {
        return lines(handle.createQuery(LINES).define("condition", "run.status = 'RUNNING'"), RUNNING, 0);
    }

    static Optional<RunLine> one(Handle handle, long id) {
        return lines(
                        handle.createQuery(LINES)
                                .define("condition", "run.id = :id")
                                .bind("id", id),
                        1,
                        0)
                .stream()
                .findFirst();
    }

    private static List<RunLine> lines(Query query, int most, long skipped) {
        return query.bind("most", most)
                .bind("skipped", skipped)
                .map((row, context) -> line(row))
                .list();
    }

    private static RunLine line(ResultSet row) throws SQLException {
        boolean greater = row.getInt("greater_is_better") == 1;
        boolean running = row.getString("status").equals("RUNNING");
        int trials = row.getInt("trials");
        Double whole = Cells.real(row, "seconds");
        Double seconds = whole == null || running ? Cells.real(row, "finished") : whole;
        String budget = row.getString("budget");
        return new RunLine(
                row.getLong("id"),
                row.getString("suite"),
                row.getString("name"),
                row.getString("metric"),
                greater,
                row.getString("strategy"),
                row.getLong("seed"),
                budget,
                running && isLocal(row) && !Owner.mayLive(row.getString("owner"))
                        ? "cut off"
                        : row.getString("status").toLowerCase(Locale.ROOT),
                row.getString("started_at"),
                Cells.id(row, "comparison"),
                trials,
                Cells.score(row, "best", greater),
                seconds,
                running ? progress(budget, trials, seconds) : null);
    }

    /** Whoever shares a server may work on another machine, where processes have numbers of their own. */
    private static boolean isLocal(ResultSet row) throws SQLException {
        return row.getStatement()
                .getConnection()
                .getMetaData()
                .getDatabaseProductName()
                .equals("SQLite");
    }

    private static @Nullable Double progress(String budget, int trials, @Nullable Double seconds) {
        var share = Progress.of(budget, trials, seconds == null ? 0 : seconds);
        return share.isPresent() ? (Double) share.getAsDouble() : null;
    }
}
