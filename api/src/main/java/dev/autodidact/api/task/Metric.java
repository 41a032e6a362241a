package dev.autodidact.api.task;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;

/** Judges predictions. Thread-safe. */
public interface Metric {

    /** {@return the id, such as {@code log-loss}} */
    String id();

    /** {@return whether a greater score is better} */
    boolean greaterIsBetter();

    /**
     * {@return whether this metric judges such tasks}
     *
     * @param type classification or regression
     */
    boolean supports(TaskType type);

    /**
     * {@return the score}
     *
     * @param truth what was to be predicted
     * @param predictions what was predicted, row by row
     * @throws IllegalArgumentException where rows or types do not fit
     */
    double score(Target truth, Predictions predictions);

    /**
     * {@return the score turned so that smaller is better; its own inverse}
     *
     * @param score a score of this metric, or a loss made of one
     */
    default double toLoss(double score) {
        return greaterIsBetter() ? 0 - score : score; // not -score: nobody wants to read -0.0
    }
}
