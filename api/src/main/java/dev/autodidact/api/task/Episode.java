package dev.autodidact.api.task;

import dev.autodidact.api.data.TrainingData;

/**
 * A few-shot task as strategies see it. The features are the columns as they are, neither imputed nor scaled: what was
 * learned on many episodes must mean the same on the next.
 *
 * @param support the rows to adapt to
 * @param query the rows that judge the adapted model; the same features, and the same list of classes where there are
 *     classes
 */
public record Episode(TrainingData support, TrainingData query) {

    /**
     * Checks that both sets have as many features.
     *
     * @param support see above
     * @param query see above
     * @throws IllegalArgumentException where they have not
     */
    public Episode {
        if (support.features().size() != query.features().size()) {
            throw new IllegalArgumentException(support.features().size() + " features in the support set, "
                    + query.features().size() + " in the query set");
        }
    }
}
