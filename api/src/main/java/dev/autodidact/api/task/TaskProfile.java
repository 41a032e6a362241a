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
 * @param image whether the columns, target aside, are the pixels of an image; see {@link
 *     dev.autodidact.api.data.Pixel}
 */
public record TaskProfile(
        TaskType type,
        int rows,
        int numeric,
        int categorical,
        int oneHotWidth,
        int classes,
        int smallestClass,
        boolean image) {

    /**
     * Makes the profile of a table that is no image.
     *
     * @param type see above
     * @param rows see above
     * @param numeric see above
     * @param categorical see above
     * @param oneHotWidth see above
     * @param classes see above
     * @param smallestClass see above
     */
    public TaskProfile(
            TaskType type, int rows, int numeric, int categorical, int oneHotWidth, int classes, int smallestClass) {
        this(type, rows, numeric, categorical, oneHotWidth, classes, smallestClass, false);
    }

    /** {@return the number of columns, target aside} */
    public int columns() {
        return numeric + categorical;
    }

    /** {@return whether classes are predicted} */
    public boolean isClassification() {
        return type == TaskType.CLASSIFICATION;
    }
}
