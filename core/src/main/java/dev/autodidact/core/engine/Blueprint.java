package dev.autodidact.core.engine;

import dev.autodidact.api.task.Metric;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.List;

/** All that another process with the same plugins must know to run a task's trials. */
public sealed interface Blueprint {

    /**
     * A table.
     *
     * @param data the labelled rows
     * @param metric how predictions are judged
     * @param splits how rows are split for validation
     * @param outer the rows to search on, and those kept apart, if any
     */
    record OfTable(LabelledTable data, Metric metric, List<Split> splits, Split outer) implements Blueprint {}

    /**
     * A black box of a suite.
     *
     * @param suite the suite's name, as the catalogue opens it
     * @param task the task's name within it
     */
    record OfSuite(String suite, String task) implements Blueprint {}
}
