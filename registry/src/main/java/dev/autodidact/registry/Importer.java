package dev.autodidact.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Merges an archive into a registry. Runs and comparisons are the same where they began at the same moment with the same
 * values; of several such, the first is the first, and so on. A run that is there already gains the trials that it lacks,
 * and the archive's end where its own is not known.
 *
 * <p>The archive is checked as a whole before anything is written. What is written goes in pieces, each whole, so that other
 * writers need not wait; where the process dies, the same import again adds the rest.
 */
final class Importer {

    /** How many rows are written at once. */
    private static final int PIECE = 2_000;
    /** Columns that say how a run went on, not which it is. */
    private static final Set<String> ENDS = Set.of("id", "status", "message", "seconds", "cpu_seconds");
    /** Columns of a comparison likewise; the one it teaches may be missing from an archive. */
    private static final Set<String> ENDS_OF_COMPARISONS = Set.of("id", "seconds", "teaches");

    private final Database database;
    private final Path file;
    private final Map<ArchiveTable, Long> added = new EnumMap<>(ArchiveTable.class);
    private final Map<Long, Long> comparisons = new HashMap<>();
    private final Map<Long, Long> runs = new HashMap<>();

    private Importer(Database database, Path file) {
        this.database = database;
        this.file = file;
    }

    static ArchiveSummary merge(Database database, Path file) {
        check(file);
        Importer importer = new Importer(database, file);
        importer.plain(ArchiveTable.TASK);
        importer.comparisons();
        importer.runs();
        importer.plain(ArchiveTable.TRIAL);
        importer.plain(ArchiveTable.PREDICTION);
        importer.plain(ArchiveTable.CURVE_POINT);
        importer.plain(ArchiveTable.COMPLEXITY);
        importer.plain(ArchiveTable.KNOWLEDGE);
        return Exporter.summary(importer.added);
    }

    /** Checks the file, and that what rows refer to is there. */
    private static void check(Path file) {
        Set<Object> tasks = new HashSet<>();
        Set<Object> comparisons = new HashSet<>();
        Set<Object> runs = new HashSet<>();
        ArchiveFile.check(file, row -> {
            switch (row.table()) {
                case TASK -> tasks.add(row.text("id"));
                case COMPARISON -> {
                    require(row, "teaches", comparisons);
                    comparisons.add(row.number("id"));
                }
                case RUN -> {
                    require(row, "task", tasks);
                    require(row, "comparison", comparisons);
                    runs.add(row.number("id"));
                }
                case TRIAL, PREDICTION, CURVE_POINT, COMPLEXITY -> require(row, "run", runs);
                case KNOWLEDGE -> {}
            }
        });
    }

    private static void require(ArchiveRow row, String column, Set<Object> known) {
        Object value = row.values().get(column);
        if (value != null && !known.contains(value)) {
            throw new DamagedException(
                    "a row of " + row.table().table() + " for the unknown " + column + " " + value, null);
        }
    }

    /** Rows that are the same where the registry's own keys are. */
    private void plain(ArchiveTable table) {
        List<ArchiveRow> waiting = new ArrayList<>();
        ArchiveFile.rows(file, table, row -> {
            waiting.add(row.values().get("run") instanceof Long run ? row.with("run", runs.get(run)) : row);
            if (waiting.size() == PIECE) {
                insert(table, waiting);
            }
        });
        insert(table, waiting);
    }

    private void insert(ArchiveTable table, List<ArchiveRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.writeTogether(handle -> {
            PreparedBatch batch = handle.prepareBatch(table.insert(List.of()));
            for (ArchiveRow row : rows) {
                row.bind(batch);
                batch.add();
            }
            for (int count : batch.execute()) {
                count(table, count);
            }
        });
        rows.clear();
    }

    private void count(ArchiveTable table, long rows) {
        added.merge(table, rows, Long::sum);
    }

    private void comparisons() {
        database.writeAlone(handle -> {
            Known known = new Known(handle, ArchiveTable.COMPARISON, ENDS_OF_COMPARISONS);
            ArchiveFile.rows(file, ArchiveTable.COMPARISON, row -> {
                long archived = row.number("id");
                ArchiveRow own = row.values().get("teaches") instanceof Long taught
                        ? row.with("teaches", comparisons.get(taught))
                        : row;
                comparisons.put(archived, known.find(own).orElseGet(() -> begin(handle, own)));
                complete(handle, own, Objects.requireNonNull(comparisons.get(archived)), "seconds is null", "seconds");
            });
        });
    }

    private void runs() {
        database.writeAlone(handle -> {
            Known known = new Known(handle, ArchiveTable.RUN, ENDS);
            ArchiveFile.rows(file, ArchiveTable.RUN, row -> {
                long archived = row.number("id");
                ArchiveRow own = row.values().get("comparison") instanceof Long comparison
                        ? row.with("comparison", comparisons.get(comparison))
                        : row;
                runs.put(archived, known.find(own).orElseGet(() -> begin(handle, own)));
                complete(
                        handle,
                        own,
                        Objects.requireNonNull(runs.get(archived)),
                        "status = 'RUNNING'",
                        "status",
                        "message",
                        "seconds",
                        "cpu_seconds");
            });
        });
    }

    /** Inserts a row under an id of the registry's own. */
    private long begin(Handle handle, ArchiveRow row) {
        count(row.table(), 1);
        var insert = handle.createQuery(row.table().insert(List.of("id")) + " returning id");
        row.bind(insert);
        return insert.mapTo(Long.class).one();
    }

    /** Takes over from the archive what the registry does not know yet. */
    private static void complete(Handle handle, ArchiveRow row, long id, String unknown, String... columns) {
        String assignments = String.join(
                ", ", Arrays.stream(columns).map(name -> name + " = :" + name).toList());
        var update = handle.createUpdate(
                        "update " + row.table().table() + " set " + assignments + " where id = :own and " + unknown)
                .bind("own", id);
        for (String column : columns) {
            update.bind(column, row.values().get(column));
        }
        update.execute();
    }

    /** The rows of the registry that have not been recognised yet. */
    private static final class Known {

        private final Map<Map<String, @Nullable Object>, List<Long>> ids = new HashMap<>();
        private final Set<String> ends;

        Known(Handle handle, ArchiveTable table, Set<String> ends) {
            this.ends = ends;
            handle.createQuery("select * from " + table.table() + " order by id desc")
                    .map((row, context) -> ArchiveRow.read(table, row))
                    .forEach(row -> ids.computeIfAbsent(row.identity(ends), key -> new ArrayList<>())
                            .add(row.number("id")));
        }

        /** The id of the first that is left of those like this row. */
        Optional<Long> find(ArchiveRow row) {
            List<Long> left = ids.getOrDefault(row.identity(ends), List.of());
            return left.isEmpty() ? Optional.empty() : Optional.of(left.removeLast());
        }
    }
}
