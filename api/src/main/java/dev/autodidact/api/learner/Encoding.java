package dev.autodidact.api.learner;

/**
 * How a learner wants its features. The engine fits the encoding on the training rows of each fold and caches it, so
 * learners neither impute nor scale. In every encoding, constant and repeated columns are gone, rare or unseen levels
 * share one level, columns of many levels have the means of the target beside them, and dates and free text have become
 * numbers.
 *
 * @param categories how categorical columns arrive
 * @param standardized whether numeric features have mean 0 and standard deviation 1 on the training rows, very skewed
 *     ones after their logarithms were taken
 * @param missing whether the learner takes NaN for a missing number; otherwise numbers are imputed by the training
 *     median, and a 0/1 feature says where
 */
public record Encoding(Categories categories, boolean standardized, boolean missing) {

    /** How categorical columns arrive. */
    public enum Categories {
        /** As codes, with {@link dev.autodidact.api.data.Features#levels} above 0. */
        NATIVE,
        /** As one 0/1 feature per level. */
        ONE_HOT
    }

    /** For linear models, kernels, neighbours and networks: one-hot, standardised, nothing missing. */
    public static final Encoding NUMERIC = new Encoding(Categories.ONE_HOT, true, false);

    /** For trees that split on levels: codes, numbers as they are, nothing missing. */
    public static final Encoding NATIVE = new Encoding(Categories.NATIVE, false, false);
}
