package dev.autodidact.api.learner;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.space.Configuration;

/**
 * A learner that trains in iterations, and can tell by rows that it does not train on when further ones stop helping: so
 * their number need not be searched. Its {@link #fidelity} is {@link Fidelity#ITERATIONS}, and what its configuration
 * says of their number is the most.
 *
 * <p>In a trial the engine lets it watch each fold's validation rows. The trial's score is therefore as optimistic as that
 * of the best of so many trials which differ in their iterations alone. The final fit watches nothing, and does the mean
 * share of the iterations that the folds found best.
 */
public interface EarlyStopping extends Learner {

    /**
     * Fits a model with the number of iterations that predicts other rows best.
     *
     * @param configuration one of {@link #space}
     * @param data the training rows, in the learner's encoding
     * @param watched other rows, in the same encoding: nothing but the number of iterations may depend on them
     * @param context seed, the share of the iterations that it may do at most, and cancellation
     * @return the model, and how many iterations it has
     * @throws InterruptedException where the fit was cancelled
     */
    Stopped fit(Configuration configuration, TrainingData data, TrainingData watched, FitContext context)
            throws InterruptedException;

    /**
     * {@return roughly how many values (rows times features, and times classes where there are more than two) a fit by the
     * defaults goes through in a second of one processor} A run that is short of time begins with the fastest such
     * learner, and with fewer iterations where the table is large for it.
     */
    default double valuesPerSecond() {
        return 1e5;
    }

    /**
     * A model and what it took.
     *
     * @param model the same, bit for bit, that a {@link Learner#fit fit} of fidelity {@code effort} gives with nothing
     *     watched
     * @param effort the share of the configured iterations that the model has, above 0 and at most 1
     */
    record Stopped(Model model, double effort) {

        /**
         * Checks the effort.
         *
         * @param model see above
         * @param effort see above
         * @throws IllegalArgumentException where the effort is outside 0 (excluded) to 1
         */
        public Stopped {
            if (!(effort > 0 && effort <= 1)) {
                throw new IllegalArgumentException("effort " + effort + " is outside 0 (excluded) to 1");
            }
        }
    }
}
