package dev.autodidact.api.strategy;

import dev.autodidact.api.learner.Model;
import java.util.List;

/** What an adaptation strategy returns. */
public sealed interface Adaptation {

    /**
     * The answer to {@link AdaptationProblem.Descent}.
     *
     * @param losses the noise-free loss at the start and after each step; NaN or infinite where it diverged
     */
    record Descended(List<Double> losses) implements Adaptation {

        /**
         * Copies the list.
         *
         * @param losses see above
         */
        public Descended {
            losses = List.copyOf(losses);
        }
    }

    /**
     * The answer to {@link AdaptationProblem.FewShot}.
     *
     * @param model predicts the query set
     */
    record Adapted(Model model) implements Adaptation {}
}
