package dev.autodidact.core;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.core.engine.Fingerprint;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.preprocess.Splits;
import dev.autodidact.registry.NewTask;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The task of a run on a caller's own table.
 *
 * @param data the table and its target
 * @param folds how trials are judged, on a sample where there are many rows
 * @param record how the registry knows it
 */
record RunTask(LabelledTable data, Folds folds, NewTask record) {

    /** The suite of such tasks. */
    static final String SUITE = "run";

    /** Of a table of more values, a search looks at so many rows only that there are no more, */
    private static final int SEARCHED_VALUES = 1_500_000;

    /** but never at fewer than these. */
    private static final int LEAST_SEARCHED = 10_000;

    static RunTask of(Table table, String target, Optional<Metric> wanted, String name, long seed) {
        LabelledTable data = label(table, target, wanted);
        Metric metric = wanted.orElseGet(() -> Metrics.standard(data.type()));
        int rows = Math.max(LEAST_SEARCHED, SEARCHED_VALUES / table.columns().size());
        Folds folds = Folds.of(Splits.sample(data, rows, seed), metric, new Resampling.Automatic(), seed);
        // it is asked for next, and takes as long as what the registry wants to know
        var unused = CompletableFuture.runAsync(folds::profile);
        return new RunTask(
                data,
                folds,
                new NewTask(
                        Fingerprint.ofTask(data.table(), SUITE, name, data.targetName(), metric.id()),
                        SUITE,
                        name,
                        "columns-" + Fingerprint.ofNames(table.names()),
                        TaskKind.TABLE,
                        metric.id(),
                        metric.greaterIsBetter(),
                        folds.metaFeatures()));
    }

    private static LabelledTable label(Table table, String target, Optional<Metric> wanted) {
        boolean classifies =
                wanted.map(metric -> metric.supports(TaskType.CLASSIFICATION)).orElse(true);
        boolean regresses =
                wanted.map(metric -> metric.supports(TaskType.REGRESSION)).orElse(true);
        if (classifies && regresses) {
            return LabelledTable.of(table, target);
        }
        return LabelledTable.of(table, target, classifies ? TaskType.CLASSIFICATION : TaskType.REGRESSION);
    }
}
