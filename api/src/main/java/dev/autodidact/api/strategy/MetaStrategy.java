package dev.autodidact.api.strategy;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.task.TaskKind;

/**
 * Says how to solve a new task under a budget, perhaps after learning from earlier tasks. Strategies are what the
 * registry compares. Immutable and thread-safe; what changes during a run is in {@link Search}.
 */
public sealed interface MetaStrategy permits SearchStrategy, AdaptationStrategy {

    /** {@return the id, such as {@code portfolio}} */
    String id();

    /**
     * {@return whether it can solve tasks of a kind}
     *
     * @param kind the kind
     */
    boolean solves(TaskKind kind);

    /** {@return whether {@link #learn} does anything} */
    default boolean learns() {
        return false;
    }

    /**
     * Learns from earlier tasks (meta-training).
     *
     * @param experience what happened before; never holds a task made from the data that will be solved
     * @param context seed, cancellation and progress
     * @return what was learned, {@link Knowledge#NONE} where there was nothing to learn
     * @throws InterruptedException where learning was cancelled
     */
    default Knowledge learn(Experience experience, LearnContext context) throws InterruptedException {
        return Knowledge.NONE;
    }

    /**
     * {@return knowledge that comes with the plugin, for a machine that has no history of its own yet; {@link
     * Knowledge#NONE} where there is none}
     *
     * <p>Comparisons never use it: it may have been learned from the very tasks that they judge on.
     */
    default Knowledge shipped() {
        return Knowledge.NONE;
    }

    /**
     * {@return the history behind {@link #shipped}; {@link Experience#EMPTY} where there is none}
     *
     * <p>On a machine that has history of its own, {@link #learn} is given the two as one, without the tasks whose family
     * is that of the task to solve or of one that the machine knows itself. Like what was learned from it, it is never
     * used in comparisons. Its losses may be on a scale of their own for each task.
     */
    default Experience shippedExperience() {
        return Experience.EMPTY;
    }
}
