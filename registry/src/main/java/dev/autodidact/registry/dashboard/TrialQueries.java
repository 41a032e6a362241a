package dev.autodidact.registry.dashboard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the trials of one run. */
final class TrialQueries {

    private static final int PAGE = 25;

    /** The orders in which trials can be listed. */
    private static final Map<String, String> ORDERS = Map.of(
            "best", "loss, trial",
            "worst", "loss desc, trial",
            "trial", "trial",
            "latest", "trial desc",
            "longest", "coalesce(seconds, 0) desc, trial");

    private TrialQueries() {}

    /**
     * A trial in one line; what is unknown is null.
     *
     * @param trial its number
     * @param learner its learner; empty where there is no choice
     * @param configuration what was tried, a JSON object
     * @param status how it ended: with a score, failed, or pruned
     * @param cause the kind of failure; empty where it did not fail
     * @param message why it failed or was pruned
     * @param score its validation score
     * @param seconds wall-clock seconds
     */
    record Line(
            int trial,
            String learner,
            @JsonRawValue String configuration,
            String status,
            String cause,
            String message,
            @Nullable Double score,
            @Nullable Double seconds) {}

    /**
     * A whole trial; what is unknown is null.
     *
     * @param run the line of its run
     * @param line its own line
     * @param fidelity the share of the full effort
     * @param detail stack trace or exit code; empty where there is none
     * @param foldLosses validation losses by fold, smaller is better, a JSON array
     * @param heldOutScore the score on rows kept apart
     * @param cpuSeconds processor seconds
     * @param finishedAt seconds from the beginning of the run to its end
     * @param predictedRows for how many rows out-of-fold predictions are stored
     * @param previous the number of the trial before
     * @param next the number of the trial after
     */
    record Whole(
            RunLine run,
            Line line,
            @Nullable Double fidelity,
            String detail,
            @JsonRawValue String foldLosses,
            @Nullable Double heldOutScore,
            @Nullable Double cpuSeconds,
            @Nullable Double finishedAt,
            @Nullable Long predictedRows,
            @Nullable Long previous,
            @Nullable Long next) {}

    static Part<Line> page(Handle handle, RunLine run, Request request) {
        String order = request.text("sort").orElse("best");
        if (!ORDERS.containsKey(order)) {
            throw new Request.Malformed("trials cannot be sorted by '" + order + "'");
        }
        List<String> conditions = new ArrayList<>(List.of("run = :run"));
        Map<String, Object> values = new LinkedHashMap<>(Map.of("run", run.id()));
        if (order.equals("best") || order.equals("worst")) {
            conditions.add("loss is not null");
        }
        for (String column : List.of("status", "learner", "cause")) {
            request.text(column).ifPresent(value -> {
                conditions.add(column + " = :" + column);
                values.put(column, value);
            });
        }
        String condition = String.join(" and ", conditions);
        long total = handle.createQuery("select count(*) from trial where " + condition)
                .bindMap(values)
                .mapTo(Long.class)
                .one();
        List<Line> rows = handle.createQuery("""
                        select trial, learner, configuration, status, cause, message, loss, seconds from trial
                        where <condition> order by <order> limit :most offset :skipped""")
                .define("condition", condition)
                .define("order", ORDERS.get(order))
                .bindMap(values)
                .bind("most", PAGE)
                .bind("skipped", (long) request.page() * PAGE)
                .map((row, context) -> line(row, run))
                .list();
        return new Part<>(total, request.page(), PAGE, rows);
    }

    private static Line line(ResultSet row, RunLine run) throws SQLException {
        return new Line(
                row.getInt("trial"),
                row.getString("learner"),
                row.getString("configuration"),
                row.getString("status"),
                row.getString("cause"),
                row.getString("message"),
                Cells.score(row, "loss", run.greaterIsBetter()),
                Cells.real(row, "seconds"));
    }

    static Optional<Whole> one(Handle handle, RunLine run, long trial) {
        return handle.createQuery("""
                        select trial.*,
                            (select rows from prediction where prediction.run = trial.run
                                and prediction.trial = trial.trial) as predicted,
                            (select max(t.trial) from trial t where t.run = trial.run and t.trial < trial.trial) as previous,
                            (select min(t.trial) from trial t where t.run = trial.run and t.trial > trial.trial) as next
                        from trial where run = :run and trial = :trial""")
                .bind("run", run.id())
                .bind("trial", trial)
                .map((row, context) -> new Whole(
                        run,
                        line(row, run),
                        Cells.real(row, "fidelity"),
                        row.getString("detail"),
                        row.getString("fold_losses"),
                        Cells.score(row, "held_out_loss", run.greaterIsBetter()),
                        Cells.real(row, "cpu_seconds"),
                        Cells.real(row, "finished_at"),
                        Cells.id(row, "predicted"),
                        Cells.id(row, "previous"),
                        Cells.id(row, "next")))
                .findOne();
    }
}
