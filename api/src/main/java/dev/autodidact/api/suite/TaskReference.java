package dev.autodidact.api.suite;

import dev.autodidact.api.task.Task;
import dev.autodidact.api.task.TaskKind;

/**
 * A task that is loaded when it is needed.
 *
 * @param name the task's name, unique within its suite
 * @param family what variants of one data set have in common; the name itself, where there are none
 * @param kind the kind of task
 * @param role what the task may be used for
 * @param loader loads it
 */
public record TaskReference(String name, String family, TaskKind kind, Role role, Loader loader) {

    /** What a task may be used for in a comparison. */
    public enum Role {
        /** Strategies learn from it; nobody is judged on it. */
        META_TRAIN,
        /** Strategies are judged on it; nobody learns from it. */
        META_TEST,
        /** Both, leave-one-family-out. */
        BOTH
    }

    /** Loads a task. */
    @FunctionalInterface
    public interface Loader {

        /**
         * {@return the task}
         *
         * @throws dev.autodidact.api.AutodidactException of kind CALLER where its file is missing or malformed
         */
        Task load();
    }

    /**
     * {@return a reference whose family is its name and whose role is BOTH}
     *
     * @param name the task's name
     * @param kind the kind of task
     * @param loader loads it
     */
    public static TaskReference of(String name, TaskKind kind, Loader loader) {
        return new TaskReference(name, name, kind, Role.BOTH, loader);
    }

    /** {@return the task itself} */
    public Task load() {
        return loader.load();
    }
}
