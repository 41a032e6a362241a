package dev.autodidact.core.engine;

import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.core.preprocess.Preprocessor;
import java.util.Optional;

/**
 * Keeps the best model so far of those fitted on the first fold: what a run gives back where no time is left to fit
 * anything on all rows, or even to end a trial. Thread-safe.
 */
final class Incumbent {

    private Optional<Kept> best = Optional.empty();

    synchronized void offer(Kept candidate) {
        if (best.isEmpty() || candidate.loss() < best.get().loss()) {
            best = Optional.of(candidate);
        }
    }

    synchronized Optional<Kept> best() {
        return best;
    }

    /**
     * A model.
     *
     * @param loss its loss on the first fold's validation rows
     * @param configuration the joint configuration, learner included
     * @param preprocessor fitted on the rows that the model was
     * @param rows how many those are
     * @param model the model
     */
    record Kept(double loss, Configuration configuration, Preprocessor preprocessor, int rows, Model model) {}
}
