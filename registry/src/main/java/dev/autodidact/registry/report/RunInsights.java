package dev.autodidact.registry.report;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Target;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a run's model beside its score.
 *
 * @param outOfFold what the best trial predicted for rows that it had not seen
 * @param importance which columns a model relies on
 */
public record RunInsights(Optional<OutOfFold> outOfFold, Optional<Importance> importance) {

    /** Nothing can be said. */
    public static final RunInsights NONE = new RunInsights(Optional.empty(), Optional.empty());

    /**
     * Predictions for validated rows.
     *
     * @param trial the number of the trial
     * @param truth the targets
     * @param predictions for the same rows, each by a model that was not fitted on it
     */
    public record OutOfFold(int trial, Target truth, Predictions predictions) {}

    /**
     * How much worse a model gets when the values of one column are shuffled among rows (Breiman 2001, "Random forests",
     * section 10; Fisher, Rudin and Dominici 2019).
     *
     * @param learner the learner of the model, which is the best of those fitted on the first fold
     * @param rows on how many rows, none of which it was fitted on
     * @param columns by column, the most important first; those for which no time was left are missing
     * @param missing how many are missing
     */
    public record Importance(String learner, int rows, List<Column> columns, int missing) {

        /**
         * Copies the list.
         *
         * @param learner see above
         * @param rows see above
         * @param columns see above
         * @param missing see above
         */
        public Importance {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column.
     *
     * @param name its name
     * @param increase the mean increase of the loss over shuffles
     * @param least the least increase of any shuffle
     * @param most the greatest
     * @param shuffles how many shuffles there were, at least 1
     */
    public record Column(String name, double increase, double least, double most, int shuffles) {}
}
