package dev.autodidact.api.task;

/**
 * The shape of a table task, as learners see it before they see data.
 *
 * @param type classification or regression
 * @param rows the number of rows with a target
 * @param numeric the number of numeric columns, target aside
 * @param categorical the number of categorical columns, target aside
 * @param oneHotWidth the number of features after one-hot encoding
 * @param classes the number of classes; 0 for regression
 * @param smallestClass the number of rows of the rarest class; 0 for regression
 */
public record TaskProfile(
        TaskType type, int rows, int numeric, int categorical, int oneHotWidth, int classes, int smallestClass) {

    /** {@return the number of columns, target aside} */
    public int columns() {
        return numeric + categorical;
    }

    /** {@return whether classes are predicted} */
    public boolean isClassification() {
        return type == TaskType.CLASSIFICATION;
    }
}
