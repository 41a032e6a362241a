package dev.autodidact.registry;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Forgets old runs, one after the other, so that other writers need not wait; then comparisons and tasks that have none
 * left. What somebody works on stays. Knowledge stays.
 */
final class Pruner {

    /** As the registry writes times of day, so that earlier is less. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Old(long run, OptionalLong comparison) {}

    private final Database database;
    private final PruneQuery query;
    private final String before;
    private long runs;
    private long trials;
    private long predictions;
    private long kept;

    private Pruner(Database database, PruneQuery query) {
        this.database = database;
        this.query = query;
        this.before = TIME.format(query.before());
    }

    static PruneSummary prune(Database database, PruneQuery query) {
        Pruner pruner = new Pruner(database, query);
        pruner.old().forEach(pruner::forget);
        if (!query.predictionsOnly()) {
            pruner.forgetWhatIsEmpty();
        }
        database.shrink();
        return new PruneSummary(pruner.runs, pruner.trials, pruner.predictions, pruner.kept);
    }

    private List<Old> old() {
        return database.read(handle -> handle.createQuery(
                        "select id, comparison from run where started_at < :before order by id")
                .bind("before", before)
                .map((row, context) -> {
                    long comparison = row.getLong(2);
                    OptionalLong part = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(comparison);
                    return new Old(row.getLong(1), part);
                })
                .list());
    }

    private void forget(Old old) {
        long claimed = old.comparison().isPresent()
                ? Claims.ofComparison(old.comparison().getAsLong())
                : Claims.ofRun(old.run());
        Optional<Claim> claim = database.claim(claimed);
        if (claim.isEmpty()) {
            kept++;
            return;
        }
        try (Claim held = claim.get()) {
            database.writeTogether(handle -> {
                predictions += delete(handle, "prediction", old.run());
                if (!query.predictionsOnly()) {
                    delete(handle, "curve_point", old.run());
                    delete(handle, "complexity", old.run());
                    delete(handle, "model", old.run());
                    trials += delete(handle, "trial", old.run());
                    runs += handle.execute("delete from run where id = ?", old.run());
                }
            });
        }
    }

    private static int delete(Handle handle, String table, long run) {
        return handle.execute("delete from " + table + " where run = ?", run);
    }

    private void forgetWhatIsEmpty() {
        database.writeTogether(handle -> {
            int comparisons;
            do { // one that teaches another goes before it
                comparisons = handle.createUpdate("""
                                delete from comparison where started_at < :before
                                    and not exists (select 1 from run where run.comparison = comparison.id)
                                    and not exists (select 1 from comparison as teacher
                                        where teacher.teaches = comparison.id)""").bind("before", before).execute();
            } while (comparisons > 0);
            handle.execute("delete from task where not exists (select 1 from run where run.task = task.id)");
        });
    }
}
