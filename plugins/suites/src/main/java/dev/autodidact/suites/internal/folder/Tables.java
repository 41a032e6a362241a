package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Argument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that episodes are made of.
 *
 * @param files by the names of their tasks
 * @param index what is said of them
 * @param folder whether each file is a task
 * @param by the column whose values are tasks
 * @param type what is to be predicted, where somebody said so
 * @param reader reads the files
 */
record Tables(
        Map<String, Path> files,
        FolderIndex index,
        boolean folder,
        Optional<String> by,
        Optional<TaskType> type,
        TableReader reader) {

    /**
     * Finds the files.
     *
     * @throws AutodidactException of kind CALLER where there are none, or options do not fit
     */
    static Tables open(Argument argument, TableReader reader) {
        Path path = argument.folder();
        Optional<String> by = Optional.ofNullable(argument.options().get("by"));
        Optional<TaskType> type =
                Optional.ofNullable(argument.options().get("task")).map(Tables::type);
        if (!Files.isRegularFile(path)) {
            if (by.isPresent()) {
                throw AutodidactException.caller(
                        "'" + path + "' is no file, and by=COLUMN is for one: of a folder, each file is a task");
            }
            try {
                return new Tables(
                        FolderSource.dataFiles(FolderSource.folder(path.toString())),
                        FolderIndex.of(path),
                        true,
                        by,
                        type,
                        reader);
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }
        return new Tables(
                Map.of(FolderSource.fileName(path), path), new FolderIndex(Map.of()), false, by, type, reader);
    }

    private static TaskType type(String label) {
        return Arrays.stream(TaskType.values())
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> AutodidactException.caller("task=" + label + " is none of "
                        + Arrays.stream(TaskType.values()).map(TaskType::label).collect(Collectors.joining(", "))));
    }

    /** Changes when a file does. */
    String version() {
        try {
            return FolderSource.version(files.values(), index);
        } catch (IOException e) {
            throw unreadable(files.values(), e);
        }
    }

    /**
     * Reads the files, and splits what they hold.
     *
     * @throws AutodidactException of kind CALLER where that cannot be done
     */
    Parts<Problem> split(Wanted wanted) {
        if (by.isPresent()) {
            return SplitByTask.of(tasks(by.get()), wanted);
        }
        if (folder) {
            return SplitByTask.of(tasks(), wanted);
        }
        Map.Entry<String, Path> only = files.entrySet().iterator().next();
        return SplitByClass.of(read(only.getKey(), only.getValue(), reader), wanted);
    }

    private List<SplitByTask.One> tasks() {
        List<SplitByTask.One> all = files.entrySet().stream()
                .filter(file -> mayBeMeant(file.getValue()))
                .map(file -> task(file.getKey(), file.getValue()))
                .filter(task -> type.isEmpty() || task.type() == type.get())
                .toList();
        Set<TaskType> types = all.stream()
                .map(SplitByTask.One::type)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TaskType.class)));
        if (types.size() != 1) {
            throw AutodidactException.caller(
                    all.isEmpty()
                            ? "no table of the folder is of the task that was asked for"
                            : "some tables of the folder have classes to predict, others numbers\nSay which are meant:"
                                    + " ?task=classification or ?task=regression.");
        }
        return all;
    }

    /** Saves reading what the index declares to be something else. */
    private boolean mayBeMeant(Path file) {
        Optional<TaskType> declared = index.entry(FolderSource.fileName(file)).type();
        return type.isEmpty() || declared.isEmpty() || declared.equals(type);
    }

    private SplitByTask.One task(String name, Path file) {
        FolderIndex.Entry entry = index.entry(FolderSource.fileName(file));
        TableTask task = (TableTask) new FileTask(name, file, entry.type(), reader).load();
        return new SplitByTask.One(
                name, entry.family().orElse(name), Rows.of(task.table()), task.target(), task.type());
    }

    private List<SplitByTask.One> tasks(String column) {
        Map.Entry<String, Path> only = files.entrySet().iterator().next();
        TableReader levels =
                (file, options) -> reader.read(file, options.withType(column, ReadOptions.Type.CATEGORICAL));
        TableTask task = read(only.getKey(), only.getValue(), levels);
        if (task.table()
                        .find(column)
                        .filter(CategoricalColumn.class::isInstance)
                        .isEmpty()
                || column.equals(task.target())) {
            throw AutodidactException.caller("'" + only.getValue() + "' has no column '" + column
                    + "' beside the one to predict; it has " + task.table().names());
        }
        return Rows.of(task.table()).byLevel(column).entrySet().stream()
                .map(level -> new SplitByTask.One(
                        level.getKey(),
                        level.getKey(),
                        new Rows(task.table().without(column), level.getValue().numbers()),
                        task.target(),
                        task.type()))
                .toList();
    }

    private TableTask read(String name, Path file, TableReader own) {
        return (TableTask) new FileTask(name, file, type, own).load();
    }

    private static AutodidactException unreadable(Object what, IOException e) {
        return new AutodidactException(AutodidactException.Kind.ENVIRONMENT, "cannot read " + what + ": " + e, e);
    }
}
