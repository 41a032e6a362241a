package dev.autodidact.api.strategy;

/**
 * What an adaptation takes, counted and not timed: the same on every machine. Multiply-adds are those of matrix products;
 * what is done to single numbers between them counts for nothing.
 *
 * @param learned how many numbers were learned before and are the same for every task
 * @param adaptation multiply-adds from the support set to the last model
 * @param prediction multiply-adds of a prediction for one row by the last model
 */
public record Complexity(long learned, long adaptation, long prediction) {

    /**
     * Checks the counts.
     *
     * @param learned see above
     * @param adaptation see above
     * @param prediction see above
     * @throws IllegalArgumentException where one is negative
     */
    public Complexity {
        if (learned < 0 || adaptation < 0 || prediction < 0) {
            throw new IllegalArgumentException(
                    "counts are not negative, unlike one of " + learned + ", " + adaptation + " and " + prediction);
        }
    }
}
