package dev.autodidact.api.task;

/** The four kinds of tasks; a strategy declares which it can solve. */
public enum TaskKind {
    /** Data with a target: {@link TableTask}. */
    TABLE,
    /** A search space and an evaluation: {@link BlackBoxTask}. */
    BLACK_BOX,
    /** A support set and a query set: {@link EpisodeTask}. */
    EPISODE,
    /** A differentiable function and a start: {@link ObjectiveTask}. */
    OBJECTIVE
}
