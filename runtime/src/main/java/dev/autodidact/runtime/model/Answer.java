package dev.autodidact.runtime.model;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import org.jspecify.annotations.Nullable;

/** Checks what a plugin's model predicts, before anybody builds on it. */
public final class Answer {

    private Answer() {}

    /**
     * {@return what is wrong with predictions in words, or the empty string where they are what was asked for}
     *
     * @param predictions a model's answer, of which nothing is known
     * @param rows the number of rows that were asked for
     * @param schema what was asked for
     */
    public static String defect(@Nullable Predictions predictions, int rows, Schema schema) {
        return switch (predictions) {
            case null -> "the predictions are null";
            case ClassProbabilities probabilities
            when schema.classes().isEmpty() -> "class probabilities instead of numbers";
            case RealPredictions real when !schema.classes().isEmpty() -> "numbers instead of class probabilities";
            case ClassProbabilities probabilities
            when probabilities.classes() != schema.classes().size() ->
                "probabilities of " + probabilities.classes() + " classes, not of "
                        + schema.classes().size();
            default ->
                predictions.rows() == rows
                        ? predictions.defect()
                        : predictions.rows() + " predictions for " + rows + " rows";
        };
    }
}
