package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Splits the classes of one table. */
final class SplitByClass {

    private SplitByClass() {}

    /**
     * One problem for each part: to tell its classes apart. Features are coded by the rows to learn from.
     *
     * @throws AutodidactException of kind CALLER where there are too few classes
     */
    static Parts<Problem> of(TableTask task, Wanted wanted) {
        if (task.type() != TaskType.CLASSIFICATION) {
            throw AutodidactException.caller("'" + task.name() + "' is to predict the number '" + task.target()
                    + "', and numbers cannot be split as classes can\nName a column whose values are tasks,"
                    + " episodes:PATH?by=COLUMN, or a folder with a table for each task.");
        }
        Rows all = Rows.of(task.table());
        List<String> classes = all.byLevel(task.target()).entrySet().stream()
                .filter(one -> one.getValue().numbers().length >= wanted.fewest())
                .map(Map.Entry::getKey)
                .toList();
        if (classes.size() < 3 * wanted.ways()) {
            throw AutodidactException.caller("'" + task.name() + "' has " + classes.size() + " classes of at least "
                    + wanted.fewest() + " rows; episodes of " + wanted.ways() + " ways need " + 3 * wanted.ways()
                    + ", for no class is both learned from and judged on\nAsk for fewer: ?ways=2, say.");
        }
        Parts<String> parts = Parts.of(classes, wanted.ways());
        Coding coding = Coding.of(List.of(of(all, task.target(), parts.training())), task.target());
        return parts.map(part ->
                List.of(Problem.of(of(all, task.target(), part), coding, task.target(), Optional.empty(), wanted)));
    }

    private static Rows of(Rows all, String target, List<String> classes) {
        Map<String, Rows> byClass = all.byLevel(target);
        return new Rows(
                all.table(),
                classes.stream()
                        .flatMapToInt(name -> IntStream.of(Optional.ofNullable(byClass.get(name))
                                .orElseThrow()
                                .numbers()))
                        .toArray());
    }
}
