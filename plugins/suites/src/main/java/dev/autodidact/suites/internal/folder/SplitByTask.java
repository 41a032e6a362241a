package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Splits tasks, which may be tables of their own or rows of one. */
final class SplitByTask {

    /** Of larger tasks so many rows are drawn, once and for all. */
    private static final int MOST_ROWS = 5000;

    private SplitByTask() {}

    /**
     * A task.
     *
     * @param name the task's
     * @param family what variants of one data set have in common; they stay together
     * @param rows its rows
     * @param target the column to predict
     * @param type what is to be predicted; the same for all tasks
     */
    record One(String name, String family, Rows rows, String target, TaskType type) {

        boolean numbers() {
            return type == TaskType.REGRESSION;
        }

        List<String> columns() {
            return rows.table().without(target).columns().stream()
                    .map(column -> column.name() + kind(column))
                    .toList();
        }

        private static String kind(Column column) {
            return column instanceof NumericColumn ? " (numbers)" : " (levels)";
        }

        /** Some of the rows, in random order; a share of these from {@code from} to {@code to}. */
        Rows some(double from, double to) {
            int[] order = new Chance("episodes", "rows", name).permutation(rows.numbers().length);
            int most = Math.min(MOST_ROWS, order.length);
            int[] chosen = Arrays.stream(order, (int) (from * most), (int) (to * most))
                    .map(at -> rows.numbers()[at])
                    .toArray();
            return new Rows(rows.table(), chosen);
        }
    }

    /**
     * A problem for each task that has enough rows. Where all features are wanted, they are coded by the rows to learn
     * from, for all tasks alike, and so are numbers to predict. Where some are to be drawn, tasks may be of different
     * columns: half the rows of each say how to code it, and episodes are drawn from the other half.
     *
     * @param tasks at least one
     * @throws AutodidactException of kind CALLER where there are too few tasks, or their columns differ and have to be
     *     the same
     */
    static Parts<Problem> of(List<One> tasks, Wanted wanted) {
        Map<String, List<One>> families = new LinkedHashMap<>();
        for (One task : tasks) {
            if (own(task, wanted).serves(wanted)) {
                families.computeIfAbsent(task.family(), family -> new ArrayList<>())
                        .add(task);
            }
        }
        if (families.size() < 3) {
            throw AutodidactException.caller("of " + tasks.size() + " tasks, " + families.size()
                    + " have enough rows for such episodes; there must be 3 at least, to learn from, to choose by and to"
                    + " judge on\nAsk for fewer ways or shots, or give more tables.");
        }
        Parts<One> parts = Parts.of(List.copyOf(families.values()), 1)
                .map(part -> part.stream().flatMap(List::stream).toList());
        if (wanted.features().isPresent()) {
            return parts.map(
                    part -> part.stream().map(task -> own(task, wanted)).toList());
        }
        requireSameColumns(tasks);
        List<Rows> learned =
                parts.training().stream().map(task -> task.some(0, 1)).toList();
        String target = tasks.getFirst().target();
        Coding coding = Coding.of(learned, target);
        Optional<Moments> scale = scale(tasks.getFirst(), learned);
        return parts.map(part -> part.stream()
                .map(task -> Problem.of(task.some(0, 1), coding, target, scale, wanted))
                .toList());
    }

    /** A task that is coded by its own rows. */
    private static Problem own(One task, Wanted wanted) {
        Rows coding = task.some(0, wanted.features().isPresent() ? 0.5 : 1);
        Rows drawn = wanted.features().isPresent() ? task.some(0.5, 1) : coding;
        List<Rows> suggesting = List.of(coding);
        return Problem.of(drawn, Coding.of(suggesting, task.target()), task.target(), scale(task, suggesting), wanted);
    }

    private static Optional<Moments> scale(One task, List<Rows> rows) {
        return Optional.of(rows)
                .filter(some -> task.numbers())
                .map(some -> Moments.of(some.stream()
                        .flatMapToDouble(one -> one.values(task.target()))
                        .toArray()));
    }

    private static void requireSameColumns(List<One> tasks) {
        One first = tasks.getFirst();
        for (One task : tasks) {
            if (!Stream.of(task.target(), task.columns())
                    .toList()
                    .equals(Stream.of(first.target(), first.columns()).toList())) {
                throw AutodidactException.caller("'" + first.name() + "' and '" + task.name()
                        + "' have different columns: " + first.columns() + " and " + task.columns()
                        + "\nEpisodes of different tables need ?features=N, how many columns are drawn for each.");
            }
        }
    }
}
