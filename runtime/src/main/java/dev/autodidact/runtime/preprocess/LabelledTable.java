package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Pixel;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.runtime.data.Nearest;
import dev.autodidact.runtime.data.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The rows of a table that have a target, and their targets: row i of {@link #table()} is row i of {@link #target()}.
 * Rows without a target are left out. Classes are the labels that occur: those of a categorical column in the order of
 * its dictionary, those of a numeric column in numeric order, written as {@link Numbers#canonical} does. Immutable,
 * thread-safe.
 */
public final class LabelledTable {

    private final Table table;
    private final String targetName;
    private final TaskType type;
    private final Target target;
    private final int[] rows;
    private Optional<Preprocessor> preprocessor = Optional.empty();

    private LabelledTable(Table table, String targetName, TaskType type, Target target, int[] rows) {
        this.table = table;
        this.targetName = targetName;
        this.type = type;
        this.target = target;
        this.rows = rows;
    }

    /**
     * {@return what is predicted where nobody says: classes where the column is categorical or has exactly two distinct
     * numbers, real numbers otherwise}
     *
     * @param target the target column
     */
    public static TaskType infer(Column target) {
        return switch (target) {
            case CategoricalColumn categorical -> TaskType.CLASSIFICATION;
            case NumericColumn numeric ->
                IntStream.range(0, numeric.rows())
                                        .filter(row -> !numeric.isMissing(row))
                                        .mapToDouble(numeric::value)
                                        .map(value -> value + 0.0) // -0 is 0
                                        .distinct()
                                        .limit(3)
                                        .count()
                                == 2
                        ? TaskType.CLASSIFICATION
                        : TaskType.REGRESSION;
        };
    }

    /**
     * {@return the labelled rows of a table, of the type that {@link #infer} finds}
     *
     * @param table the table
     * @param target the name of its target column
     * @throws AutodidactException as below
     */
    public static LabelledTable of(Table table, String target) {
        return of(table, target, infer(find(table, target)));
    }

    /**
     * {@return the labelled rows of a table}
     *
     * @param table the table
     * @param target the name of its target column
     * @param type what is predicted
     * @throws AutodidactException of kind CALLER where there is no such column, no row has a target, there is one class
     *     only, a number is infinite, or a real target holds text
     */
    public static LabelledTable of(Table table, String target, TaskType type) {
        Column column = find(table, target);
        int[] rows = labelledRows(column);
        if (type == TaskType.REGRESSION) {
            return new LabelledTable(rowsOf(table, rows), target, type, new RealTarget(reals(column, rows)), rows);
        }
        List<String> labels = labels(column, rows);
        List<String> classes = classes(column, labels);
        if (classes.size() < 2) {
            throw AutodidactException.caller("target '" + target + "' has one class only, '" + classes.get(0)
                    + "': there is nothing to tell apart\nGive rows of at least two classes.");
        }
        return new LabelledTable(rowsOf(table, rows), target, type, coded(labels, classes), rows);
    }

    /**
     * {@return the labelled rows of another table, such as a test set, with this one's target column, type and classes}
     *
     * @param other the other table
     * @throws AutodidactException of kind CALLER as in {@link #of(Table, String, TaskType)}, and where it has a class
     *     that this one has not; one class alone is allowed here
     */
    public LabelledTable matching(Table other) {
        Column column = find(other, targetName);
        int[] labelled = labelledRows(column);
        Target matched = switch (target) {
            case RealTarget real -> new RealTarget(reals(column, labelled));
            case ClassTarget known -> {
                List<String> labels = labels(column, labelled);
                Set<String> unknown = new TreeSet<>(labels);
                unknown.removeAll(Set.copyOf(known.classes()));
                if (!unknown.isEmpty()) {
                    throw AutodidactException.caller("target '" + targetName + "' has classes that the training"
                            + " data has not: " + Nearest.list(unknown) + "; the known ones are "
                            + Nearest.list(known.classes())
                            + "\nLeave those rows out, or add rows of those classes to the training data.");
                }
                yield coded(labels, known.classes());
            }
        };
        return new LabelledTable(rowsOf(other, labelled), targetName, type, matched, labelled);
    }

    /** {@return the rows that have a target, with all columns, the target's among them} */
    public Table table() {
        return table;
    }

    /** {@return the name of the target column} */
    public String targetName() {
        return targetName;
    }

    /** {@return what is predicted} */
    public TaskType type() {
        return type;
    }

    /** {@return the targets, one per row of {@link #table()}} */
    public Target target() {
        return target;
    }

    /** {@return for each row of {@link #table()} its number in the table this was made of; a copy} */
    public int[] rows() {
        return rows.clone();
    }

    /** {@return a preprocessor that knows all rows; fitted when it is first asked for} */
    public synchronized Preprocessor preprocessor() {
        if (preprocessor.isEmpty()) {
            preprocessor = Optional.of(
                    Preprocessor.fit(this, IntStream.range(0, table.rows()).toArray()));
        }
        return preprocessor.get();
    }

    /**
     * {@return the shape of this task} Columns that say nothing, being constant or all missing, are not counted, because
     * no learner gets to see them.
     */
    public TaskProfile profile() {
        Preprocessor preprocessor = preprocessor();
        int numeric = (int) preprocessor.columns().stream()
                .filter(name -> table.column(name) instanceof NumericColumn)
                .count();
        int[] counts = target instanceof ClassTarget classes ? classes.counts() : new int[0];
        return new TaskProfile(
                type,
                table.rows(),
                numeric,
                preprocessor.columns().size() - numeric,
                preprocessor.size(Encoding.NUMERIC),
                counts.length,
                Arrays.stream(counts).min().orElse(0),
                numeric > 0
                        && preprocessor.columns().stream()
                                .allMatch(name -> table.column(name) instanceof NumericColumn
                                        && Pixel.named(name).isPresent()));
    }

    /**
     * {@return some of the rows, with the same classes}
     *
     * @param chosen row numbers of {@link #table()}, in the order wanted
     */
    public LabelledTable take(int[] chosen) {
        return new LabelledTable(
                table.take(chosen),
                targetName,
                type,
                target.take(chosen),
                IntStream.of(chosen).map(row -> rows[row]).toArray());
    }

    private static Column find(Table table, String target) {
        return table.find(target)
                .orElseThrow(() -> AutodidactException.caller(
                        "there is no column '" + target + "' to predict" + Nearest.hint(target, table.names())
                                + "\nThe columns are " + Nearest.list(table.names()) + "."));
    }

    private static int[] labelledRows(Column column) {
        int[] rows = IntStream.range(0, column.rows())
                .filter(row -> !column.isMissing(row))
                .toArray();
        if (rows.length == 0) {
            throw AutodidactException.caller("target '" + column.name() + "' is missing in all " + column.rows()
                    + " rows\nGive rows whose target is known.");
        }
        return rows;
    }

    private static Table rowsOf(Table table, int[] rows) {
        return rows.length == table.rows() ? table : table.take(rows);
    }

    private static double[] reals(Column column, int[] rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = switch (column) {
                case NumericColumn numeric -> numeric.value(rows[i]);
                case CategoricalColumn categorical ->
                    Numbers.parse(categorical.levels().get(categorical.code(rows[i])));
            };
            if (!Double.isFinite(values[i])) {
                throw AutodidactException.caller("target '" + column.name() + "' holds '" + text(column, rows[i])
                        + "' in data row " + (rows[i] + 1) + ", but regression needs finite numbers\n"
                        + "Mend that row, leave its target empty, or ask for classification.");
            }
        }
        return values;
    }

    private static List<String> labels(Column column, int[] rows) {
        List<String> labels = new ArrayList<>(rows.length);
        for (int row : rows) {
            if (column instanceof NumericColumn numeric && Double.isInfinite(numeric.value(row))) {
                throw AutodidactException.caller("target '" + column.name() + "' is infinite in data row " + (row + 1)
                        + "\nMend that row, or leave its target empty.");
            }
            labels.add(text(column, row));
        }
        return labels;
    }

    private static String text(Column column, int row) {
        return switch (column) {
            case NumericColumn numeric -> Numbers.canonical(numeric.value(row));
            case CategoricalColumn categorical -> categorical.levels().get(categorical.code(row));
        };
    }

    private static List<String> classes(Column column, List<String> labels) {
        return switch (column) {
            case NumericColumn numeric ->
                labels.stream()
                        .distinct()
                        .sorted((a, b) -> Double.compare(Numbers.parse(a), Numbers.parse(b)))
                        .toList();
            case CategoricalColumn categorical -> {
                Set<String> present = new HashSet<>(labels);
                yield categorical.levels().stream()
                        .filter(present::contains)
                        .distinct()
                        .toList();
            }
        };
    }

    private static ClassTarget coded(List<String> labels, List<String> classes) {
        Map<String, Integer> codes = new HashMap<>();
        for (String label : classes) {
            codes.put(label, codes.size());
        }
        return new ClassTarget(labels.stream().mapToInt(codes::get).toArray(), classes);
    }
}
