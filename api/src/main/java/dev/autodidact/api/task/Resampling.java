package dev.autodidact.api.task;

/** How rows are split into training and validation rows. Splits are stratified by class where there are classes. */
public sealed interface Resampling {

    /** By size: five folds up to 1,000 rows, three folds up to 10,000, one hold-out of a quarter beyond. */
    record Automatic() implements Resampling {}

    /**
     * k-fold cross-validation.
     *
     * @param folds at least 2
     */
    record CrossValidation(int folds) implements Resampling {

        /**
         * Checks the number of folds.
         *
         * @param folds see above
         */
        public CrossValidation {
            if (folds < 2) {
                throw new IllegalArgumentException("cross-validation needs at least 2 folds, not " + folds);
            }
        }
    }

    /**
     * One split.
     *
     * @param share the share of rows to validate on, above 0 and below 1
     */
    record HoldOut(double share) implements Resampling {

        /**
         * Checks the share.
         *
         * @param share see above
         */
        public HoldOut {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("a hold-out share must lie between 0 and 1, not be " + share);
            }
        }
    }
}
