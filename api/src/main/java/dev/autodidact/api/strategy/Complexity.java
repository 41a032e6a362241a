package dev.autodidact.api.strategy;

/**
 * What an adaptation takes, counted and not timed: the same on every machine. Multiply-adds are those of matrix products;
 * what is done to single numbers between them counts for nothing. Memory is that of numbers which must be there at once;
 * how a program shares or copies them counts for nothing, either.
 *
 * @param learned how many numbers were learned before and are the same for every task
 * @param adaptation multiply-adds from the support set to the last model
 * @param prediction multiply-adds of a prediction for one row by the last model
 * @param memory bytes of what was learned, of the parameters of the last model, and of the most that one pass of the
 *     support set through a network keeps: the values of its layers and, on the way back, the derivatives by these and by
 *     the parameters
 */
public record Complexity(long learned, long adaptation, long prediction, long memory) {

    /**
     * Checks the counts.
     *
     * @param learned see above
     * @param adaptation see above
     * @param prediction see above
     * @param memory see above
     * @throws IllegalArgumentException where one is negative
     */
    public Complexity {
        if (learned < 0 || adaptation < 0 || prediction < 0 || memory < 0) {
            throw new IllegalArgumentException("counts are not negative, unlike one of " + learned + ", " + adaptation
                    + ", " + prediction + " and " + memory);
        }
    }
}
