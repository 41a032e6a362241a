package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.Task;
import dev.autodidact.api.task.TaskType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Loads the table task of one file. The target is the column {@code target}, else {@code class}, else the last one.
 * Unless something else is declared, it is classification where the target is text or has just two different numbers,
 * and regression otherwise: other whole numbers may be classes, but nothing in the file says so.
 *
 * @param name the task's name
 * @param file the file
 * @param declared what is to be predicted, where somebody said so
 * @param reader reads the file
 */
record FileTask(String name, Path file, Optional<TaskType> declared, TableReader reader)
        implements TaskReference.Loader {

    private static final List<String> TARGETS = List.of("target", "class");

    @Override
    public Task load() {
        Table table = reader.read(file);
        String target = target(table);
        TaskType type = declared.orElseGet(() -> inferred(table.column(target)));
        return new TableTask(
                name, fitting(table, target, type), target, type, Metrics.standard(type), new Resampling.Automatic());
    }

    private String target(Table table) {
        if (table.names().size() == 1) {
            throw AutodidactException.caller(
                    "'" + file + "' has one column only, '" + table.names().get(0)
                            + "'\nA task needs a column to predict and at least one to predict it from.");
        }
        return TARGETS.stream()
                .filter(table.names()::contains)
                .findFirst()
                .orElseGet(() -> table.names().get(table.names().size() - 1));
    }

    private static TaskType inferred(Column target) {
        return switch (target) {
            case CategoricalColumn classes -> TaskType.CLASSIFICATION;
            case NumericColumn numbers -> {
                long different = IntStream.range(0, numbers.rows())
                        .filter(row -> !numbers.isMissing(row))
                        .mapToDouble(numbers::value)
                        .distinct()
                        .limit(3)
                        .count();
                yield different == 2 ? TaskType.CLASSIFICATION : TaskType.REGRESSION;
            }
        };
    }

    /** {@return the table with a target of the column type that the task needs} */
    private Table fitting(Table table, String target, TaskType type) {
        boolean numeric = table.column(target) instanceof NumericColumn;
        if (type == TaskType.REGRESSION && !numeric) {
            throw AutodidactException.caller("'" + file + "': the target '" + target
                    + "' holds text, but the index declares regression\nCorrect the index or the file.");
        }
        return type == TaskType.CLASSIFICATION && numeric
                ? reader.read(file, ReadOptions.DEFAULT.withType(target, ReadOptions.Type.CATEGORICAL))
                : table;
    }
}
