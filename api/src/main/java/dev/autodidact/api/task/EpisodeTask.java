package dev.autodidact.api.task;

import dev.autodidact.api.data.Table;

/**
 * A few-shot task: learn from the support set, be judged on the query set (N-way K-shot classification, or K-shot
 * regression).
 *
 * @param name the task's name, unique within its suite
 * @param support the rows to learn from, target included
 * @param query the rows to be judged on, target included; the same columns
 * @param target the column to predict
 * @param type classification or regression
 * @param metric how predictions are judged
 */
public record EpisodeTask(String name, Table support, Table query, String target, TaskType type, Metric metric)
        implements Task {

    /**
     * Checks that both sets have the same columns, the target among them.
     *
     * @param name see above
     * @param support see above
     * @param query see above
     * @param target see above
     * @param type see above
     * @param metric see above
     * @throws IllegalArgumentException where they do not
     */
    public EpisodeTask {
        support.column(target);
        if (!support.names().equals(query.names())) {
            throw new IllegalArgumentException("support and query set must have the same columns");
        }
    }

    @Override
    public TaskKind kind() {
        return TaskKind.EPISODE;
    }
}
