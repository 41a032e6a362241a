package dev.autodidact.api.task;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How rows are split into training and validation rows. Splits are stratified by class where there are classes. */
public sealed interface Resampling {

    /** By size: five folds up to 3,000 rows, three folds up to 10,000, one hold-out of a quarter beyond. */
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

    /**
     * Published splits, so that results can be held against others': what a search finds is judged on the test rows of
     * one fold, and nothing else sees these. Seeds take the folds in turn: seed 1 the first, seed 2 the second. The other
     * rows are split as {@link Automatic} does.
     *
     * @param testFolds for each row of the table the fold, counted from 0, in which it is a test row; -1 where there is
     *     none. Every fold has a row, and leaves others to learn from
     */
    record Published(List<Integer> testFolds) implements Resampling {

        /**
         * Copies the list and checks the folds.
         *
         * @param testFolds see above
         */
        public Published {
            testFolds = List.copyOf(testFolds);
            Set<Integer> folds = new TreeSet<>(testFolds);
            folds.remove(-1);
            if (folds.isEmpty()
                    || !folds.equals(IntStream.range(0, folds.size()).boxed().collect(Collectors.toSet()))) {
                throw new IllegalArgumentException("test folds must be counted from 0 without a gap, not be " + folds);
            }
            if (folds.size() == 1 && !testFolds.contains(-1)) {
                throw new IllegalArgumentException("one fold that has every row leaves none to learn from");
            }
        }

        /** {@return the number of folds} */
        public int folds() {
            return Collections.max(testFolds) + 1;
        }

        /**
         * {@return the fold that a seed is judged on}
         *
         * @param seed any number
         */
        public int fold(long seed) {
            return (int) Math.floorMod(seed - 1, (long) folds());
        }
    }
}
