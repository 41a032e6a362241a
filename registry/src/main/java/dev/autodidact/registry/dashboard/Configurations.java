package dev.autodidact.registry.dashboard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Scored configurations of a run to be drawn side by side: the best, and others spread evenly over the run.
 *
 * @param scored how many scored trials there are of that learner
 * @param rows those that are drawn, the best first
 */
record Configurations(long scored, List<Row> rows) {

    private static final int BEST = 150;
    private static final int OTHERS = 150;

    /**
     * A configuration.
     *
     * @param trial the number of its trial
     * @param score its validation score
     * @param configuration a JSON object
     */
    record Row(
            int trial, @Nullable Double score, @JsonRawValue String configuration) {}

    static Configurations of(Handle handle, RunLine run, String learner) {
        long scored = handle.createQuery("select count(*) from trial where " + CONDITION)
                .bind("run", run.id())
                .bind("learner", learner)
                .mapTo(Long.class)
                .one();
        long gap = Math.max(1, run.trials() / OTHERS);
        List<Row> rows = new ArrayList<>(rows(handle, run, learner, "", BEST));
        if (scored > BEST) {
            rows.addAll(rows(handle, run, learner, " and trial % " + gap + " = 0", OTHERS));
        }
        return new Configurations(
                scored,
                rows.stream()
                        .distinct()
                        .sorted((a, b) -> Double.compare(place(a, run), place(b, run)))
                        .toList());
    }

    private static final String CONDITION = "run = :run and loss is not null and learner = :learner";

    private static List<Row> rows(Handle handle, RunLine run, String learner, String more, int most) {
        return handle.createQuery("select trial, loss, configuration from trial where " + CONDITION + more
                        + " order by loss, trial limit :most")
                .bind("run", run.id())
                .bind("learner", learner)
                .bind("most", most)
                .map((row, context) -> new Row(
                        row.getInt("trial"),
                        Cells.score(row, "loss", run.greaterIsBetter()),
                        row.getString("configuration")))
                .list();
    }

    private static double place(Row row, RunLine run) {
        Double score = row.score();
        if (score == null) {
            return Double.POSITIVE_INFINITY;
        }
        return run.greaterIsBetter() ? -score : score;
    }
}
