package dev.autodidact.api.data;

/**
 * What a learner fits: features and their target.
 *
 * @param features the encoded features
 * @param target the target, with as many rows
 */
public record TrainingData(Features features, Target target) {

    /**
     * Checks that the rows agree.
     *
     * @param features see above
     * @param target see above
     * @throws IllegalArgumentException where they do not
     */
    public TrainingData {
        if (features.rows() != target.rows()) {
            throw new IllegalArgumentException(
                    features.rows() + " rows of features for " + target.rows() + " rows of target");
        }
    }

    /** {@return the number of rows} */
    public int rows() {
        return features.rows();
    }
}
