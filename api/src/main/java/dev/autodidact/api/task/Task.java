package dev.autodidact.api.task;

/** Something to be solved, on which strategies are compared. */
public sealed interface Task permits TableTask, BlackBoxTask, EpisodeTask, ObjectiveTask {

    /** {@return the task's name, unique within its suite} */
    String name();

    /** {@return the kind of task} */
    TaskKind kind();
}
