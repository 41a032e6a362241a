package dev.autodidact.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tables of an archive, in the order in which they stand there and are merged: each refers only to earlier ones. Models
 * are left out, because they are files elsewhere, and so is who owns a run.
 */
enum ArchiveTable {
    TASK("id suite name family kind metric greater_is_better:i meta_features"),
    COMPARISON(
            "id:i suite suite_version strategies seeds budget most_tasks:i trial_limit:r teaches:i command environment"
                    + " started_at seconds:r"),
    RUN(
            "id:i comparison:i task strategy seed:i budget slots:i knowledge learned_from learning_seconds:r reference_loss:r"
                    + " environment started_at status message seconds:r cpu_seconds:r"),
    TRIAL(
            "run:i trial:i learner configuration fidelity:r status cause message detail loss:r fold_losses held_out_loss:r"
                    + " effort:r seconds:r cpu_seconds:r finished_at:r"),
    PREDICTION("run:i trial:i classes:i rows:i payload:b"),
    CURVE_POINT("run:i position:i evaluations:i epochs:r seconds:r loss:r"),
    COMPLEXITY("run:i learned:i adaptation:i prediction:i memory:i"),
    KNOWLEDGE("strategy sha256 format payload:b provenance");

    /** What a column holds; NULL is allowed where the registry's schema allows it. */
    enum Type {
        TEXT,
        INTEGER,
        REAL,
        BLOB
    }

    private final Map<String, Type> columns = new LinkedHashMap<>();

    ArchiveTable(String columns) {
        for (String column : columns.split(" ")) {
            int colon = column.indexOf(':');
            if (colon < 0) {
                this.columns.put(column, Type.TEXT);
            } else {
                this.columns.put(
                        column.substring(0, colon),
                        switch (column.charAt(colon + 1)) {
                            case 'i' -> Type.INTEGER;
                            case 'r' -> Type.REAL;
                            default -> Type.BLOB;
                        });
            }
        }
    }

    /** {@return the name of the table, in the registry as in the archive} */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the name of its file in the archive} */
    String file() {
        return table() + ".jsonl";
    }

    /** {@return the names of its columns and what they hold, in their order} */
    Map<String, Type> columns() {
        return columns;
    }

    /** {@return a statement that inserts a row of named parameters, but for some columns, where there is none like it} */
    String insert(List<String> without) {
        List<String> named = columns.keySet().stream()
                .filter(column -> !without.contains(column))
                .toList();
        return "insert into " + table() + " (" + String.join(", ", named) + ") values (:" + String.join(", :", named)
                + ") on conflict do nothing";
    }
}
