package dev.autodidact.suites.internal.openml;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.Task;
import dev.autodidact.api.task.TaskType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Loads a task of OpenML: its data set without the columns that OpenML says to ignore, and its published splits, of
 * which the first repetition counts.
 *
 * @param name the task's name
 * @param description what OpenML says of it
 * @param server where its files are
 * @param reader reads them
 */
record OpenMlTask(String name, TaskDescription description, OpenMl server, TableReader reader)
        implements TaskReference.Loader {

    @Override
    public Task load() {
        Table table = table();
        if (table.find(description.target()).isEmpty()) {
            throw AutodidactException.caller("data set " + description.data() + " of OpenML has no column '"
                    + description.target() + "', which task " + description.id() + " predicts\nLeave this task out.");
        }
        return new TableTask(
                name,
                table,
                description.target(),
                description.type(),
                description.metric(),
                new Resampling.Published(testFolds(table.rows())));
    }

    private Table table() {
        Xml data = TaskDescription.read(server.file("/api/v1/xml/data/" + description.data(), ""));
        Path file = server.file(TaskDescription.path(data.text("url")), data.text("md5_checksum"));
        ReadOptions options = description.type() == TaskType.CLASSIFICATION
                ? ReadOptions.DEFAULT.withType(description.target(), ReadOptions.Type.CATEGORICAL)
                : ReadOptions.DEFAULT;
        Table table = reader.read(file, options);
        Set<String> ignored = new HashSet<>(data.texts("row_id_attribute"));
        data.texts("ignore_attribute").forEach(names -> ignored.addAll(Arrays.asList(names.split("\\s*,\\s*"))));
        ignored.remove(description.target());
        return Table.of(table.columns().stream()
                .filter(column -> !ignored.contains(column.name()))
                .toList());
    }

    /** {@return for each row the fold in which it is a test row; -1 where there is none} */
    private List<Integer> testFolds(int rows) {
        Path file = server.file(description.splits(), "");
        Table splits = reader.read(file);
        Integer[] folds = new Integer[rows];
        Arrays.fill(folds, -1);
        try {
            CategoricalColumn type = (CategoricalColumn) splits.column("type");
            for (int i = 0; i < splits.rows(); i++) {
                if (whole(splits, "repeat", i) == 0
                        && type.levels().get(type.code(i)).equals("TEST")) {
                    folds[whole(splits, "rowid", i)] = whole(splits, "fold", i);
                }
            }
        } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT,
                    "'" + file + "' does not split the " + rows + " rows of data set " + description.data() + ": "
                            + e.getMessage() + "\nDelete the file; it is then asked for again.",
                    e);
        }
        return Collections.unmodifiableList(Arrays.asList(folds));
    }

    private static int whole(Table table, String name, int row) {
        Column column = table.column(name);
        return (int) ((NumericColumn) column).value(row);
    }
}
