package dev.autodidact.api.execution;

import dev.autodidact.api.data.Predictions;
import java.util.List;
import java.util.Optional;

/** How a trial ended: scored, failed, or pruned. */
public sealed interface Outcome {

    /** {@return what the trial took} */
    Cost cost();

    /** {@return {@code scored}, {@code failed} or {@code pruned}} */
    default String status() {
        return switch (this) {
            case Scored scored -> "scored";
            case Failed failed -> "failed";
            case Pruned pruned -> "pruned";
        };
    }

    /**
     * The trial ran to its end.
     *
     * @param loss what the search minimises: the validation score turned so that smaller is better; finite
     * @param foldLosses the loss on each fold; one entry where there is one split
     * @param outOfFold predictions for the rows that were validated on, in the task's row order
     * @param heldOut predictions for rows kept apart from the whole search, the folds' models averaged
     * @param effort the share of the configured iterations that was best, on average over the folds, above 0 and at most
     *     1; 1 where the learner is no {@link dev.autodidact.api.learner.EarlyStopping}
     * @param cost what it took
     */
    record Scored(
            double loss,
            List<Double> foldLosses,
            Optional<Predictions> outOfFold,
            Optional<Predictions> heldOut,
            double effort,
            Cost cost)
            implements Outcome {

        /**
         * Checks the loss and the effort and copies the list.
         *
         * @param loss see above
         * @param foldLosses see above
         * @param outOfFold see above
         * @param heldOut see above
         * @param effort see above
         * @param cost see above
         * @throws IllegalArgumentException where the loss is not finite, or the effort outside 0 (excluded) to 1
         */
        public Scored {
            if (!Double.isFinite(loss)) {
                throw new IllegalArgumentException("a scored trial needs a finite loss, not " + loss);
            }
            if (!(effort > 0 && effort <= 1)) {
                throw new IllegalArgumentException("effort " + effort + " is outside 0 (excluded) to 1");
            }
            foldLosses = List.copyOf(foldLosses);
        }

        /**
         * Makes an outcome of full effort.
         *
         * @param loss see above
         * @param foldLosses see above
         * @param outOfFold see above
         * @param heldOut see above
         * @param cost see above
         */
        public Scored(
                double loss,
                List<Double> foldLosses,
                Optional<Predictions> outOfFold,
                Optional<Predictions> heldOut,
                Cost cost) {
            this(loss, foldLosses, outOfFold, heldOut, 1, cost);
        }

        /**
         * {@return an outcome of one number}
         *
         * @param loss the loss
         * @param cost what it took
         */
        public static Scored of(double loss, Cost cost) {
            return new Scored(loss, List.of(loss), Optional.empty(), Optional.empty(), cost);
        }

        /** {@return the same without predictions, which strategies do not need and which take memory} */
        public Scored withoutPredictions() {
            return new Scored(loss, foldLosses, Optional.empty(), Optional.empty(), effort, cost);
        }
    }

    /**
     * The trial failed.
     *
     * @param failure why
     * @param cost what it took until then
     */
    record Failed(Failure failure, Cost cost) implements Outcome {}

    /**
     * The trial was given up early, because it was not going to become the best.
     *
     * @param foldLosses the loss on each fold that was evaluated until then; empty where there is none
     * @param reason why, in words
     * @param cost what it took until then
     */
    record Pruned(List<Double> foldLosses, String reason, Cost cost) implements Outcome {

        /**
         * Copies the list.
         *
         * @param foldLosses see above
         * @param reason see above
         * @param cost see above
         */
        public Pruned {
            foldLosses = List.copyOf(foldLosses);
        }

        /**
         * Makes an outcome of a trial that was given up before any fold had ended.
         *
         * @param reason see above
         * @param cost see above
         */
        public Pruned(String reason, Cost cost) {
            this(List.of(), reason, cost);
        }

        /**
         * {@return what the loss might have been: that of a better trial on the same folds, and the mean difference on
         * those that this one ended, if it is above 0; infinite where there is none, or the other has fewer}
         *
         * @param other a better trial, which ran to its end
         */
        public double lossBeside(Scored other) {
            if (foldLosses.isEmpty() || foldLosses.size() > other.foldLosses().size()) {
                return Double.POSITIVE_INFINITY;
            }
            double difference = 0;
            for (int fold = 0; fold < foldLosses.size(); fold++) {
                difference += foldLosses.get(fold) - other.foldLosses().get(fold);
            }
            return other.loss() + Math.max(0, difference / foldLosses.size());
        }
    }
}
