package dev.autodidact.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Gives the rows of a registry, or of a part of it, to an archive, as they were at one moment; ids count from 1. */
final class Exporter implements ArchiveFile.Source {

    private final Handle handle;
    private final ExportQuery query;
    private final List<ArchiveRow> runs = new ArrayList<>();
    private final Map<Long, Long> runIds = new LinkedHashMap<>();
    private final Map<Long, Long> comparisonIds = new LinkedHashMap<>();
    private final Set<String> tasks = new HashSet<>();
    private final Set<String> knowledge = new HashSet<>();

    private Exporter(Handle handle, ExportQuery query) {
        this.handle = handle;
        this.query = query;
    }

    static ArchiveSummary export(Database database, ExportQuery query, Path file) {
        Map<ArchiveTable, Long> counts = database.read(handle -> {
            Exporter exporter = new Exporter(handle, query);
            exporter.choose();
            return ArchiveFile.write(file, exporter);
        });
        return summary(counts);
    }

    static ArchiveSummary summary(Map<ArchiveTable, Long> counts) {
        return new ArchiveSummary(
                counts.getOrDefault(ArchiveTable.TASK, 0L),
                counts.getOrDefault(ArchiveTable.COMPARISON, 0L),
                counts.getOrDefault(ArchiveTable.RUN, 0L),
                counts.getOrDefault(ArchiveTable.TRIAL, 0L),
                counts.getOrDefault(ArchiveTable.PREDICTION, 0L),
                counts.getOrDefault(ArchiveTable.CURVE_POINT, 0L),
                counts.getOrDefault(ArchiveTable.KNOWLEDGE, 0L));
    }

    private void choose() {
        Map<String, String> suites = new LinkedHashMap<>();
        handle.createQuery("select id, suite from task")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(task -> suites.put(task.getKey(), task.getValue()));
        Set<Long> comparisons = new TreeSet<>();
        select(ArchiveTable.RUN, "order by id", run -> {
            if (!wanted(run, Objects.requireNonNull(suites.get(run.text("task"))))) {
                return;
            }
            runs.add(run);
            runIds.put(run.number("id"), runIds.size() + 1L);
            tasks.add(run.text("task"));
            knowledge.add(run.text("knowledge"));
            if (run.values().get("comparison") instanceof Long comparison) {
                comparisons.add(comparison);
            }
        });
        if (query.everyRun()) {
            tasks.addAll(suites.keySet());
            select(ArchiveTable.COMPARISON, "order by id", row -> comparisons.add(row.number("id")));
        }
        comparisons.forEach(id -> comparisonIds.put(id, comparisonIds.size() + 1L));
    }

    private boolean wanted(ArchiveRow run, String suite) {
        boolean comparison = query.comparison().isEmpty()
                || Objects.equals(
                        run.values().get("comparison"), query.comparison().getAsLong());
        return comparison
                && (query.suites().isEmpty() || query.suites().contains(suite))
                && (query.strategies().isEmpty() || query.strategies().contains(run.text("strategy")));
    }

    @Override
    public void rows(ArchiveTable table, Consumer<ArchiveRow> taker) {
        switch (table) {
            case TASK ->
                select(table, "order by id", row -> {
                    if (tasks.contains(row.text("id"))) {
                        taker.accept(row);
                    }
                });
            case COMPARISON ->
                select(table, "order by id", row -> {
                    if (comparisonIds.containsKey(row.number("id"))) {
                        taker.accept(renumbered(renumbered(row, "id", comparisonIds), "teaches", comparisonIds));
                    }
                });
            case RUN ->
                runs.forEach(
                        row -> taker.accept(renumbered(renumbered(row, "id", runIds), "comparison", comparisonIds)));
            case TRIAL -> ofRuns(table, "trial", taker);
            case PREDICTION -> {
                if (query.predictions()) {
                    ofRuns(table, "trial", taker);
                }
            }
            case CURVE_POINT -> ofRuns(table, "position", taker);
            case COMPLEXITY -> ofRuns(table, "run", taker);
            case KNOWLEDGE ->
                select(table, "order by sequence", row -> {
                    if (query.everyRun() || knowledge.contains(row.text("sha256"))) {
                        taker.accept(row);
                    }
                });
        }
    }

    private void ofRuns(ArchiveTable table, String order, Consumer<ArchiveRow> taker) {
        runIds.forEach((id, number) -> select(
                table, "where run = " + id + " order by " + order, row -> taker.accept(row.with("run", number))));
    }

    /** The row with the archive's id in place of the registry's; null where the archive does not have it. */
    private static ArchiveRow renumbered(ArchiveRow row, String column, Map<Long, Long> ids) {
        return row.values().get(column) instanceof Long id ? row.with(column, ids.get(id)) : row;
    }

    private void select(ArchiveTable table, String rest, Consumer<ArchiveRow> taker) {
        handle.createQuery(
                        "select " + String.join(", ", table.columns().keySet()) + " from " + table.table() + " " + rest)
                .map((row, context) -> ArchiveRow.read(table, row))
                .useStream(rows -> rows.forEach(taker));
    }
}
