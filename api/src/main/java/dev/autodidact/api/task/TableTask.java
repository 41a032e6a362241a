package dev.autodidact.api.task;

import dev.autodidact.api.data.Table;

/**
 * Data, the column to predict, and how to judge.
 *
 * @param name the task's name, unique within its suite
 * @param table the data, target included
 * @param target the column to predict; rows where it is missing are left out and counted
 * @param type classification or regression
 * @param metric how predictions are judged
 * @param resampling how rows are split for validation
 */
public record TableTask(String name, Table table, String target, TaskType type, Metric metric, Resampling resampling)
        implements Task {

    /**
     * Checks that the target is a column and the metric fits the type.
     *
     * @param name see above
     * @param table see above
     * @param target see above
     * @param type see above
     * @param metric see above
     * @param resampling see above
     * @throws IllegalArgumentException where they do not
     */
    public TableTask {
        table.column(target);
        if (!metric.supports(type)) {
            throw new IllegalArgumentException("metric '" + metric.id() + "' is not for " + type.label());
        }
    }

    @Override
    public TaskKind kind() {
        return TaskKind.TABLE;
    }
}
