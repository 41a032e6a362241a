package dev.autodidact.api.strategy;

import dev.autodidact.api.learner.Model;
import java.util.List;
import java.util.Optional;

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
     * @param models what it predicts with before the first step and after each of its steps; one alone where it takes no
     *     steps. The last is the result
     * @param complexity what it took; empty where it was not counted
     */
    record Adapted(List<Model> models, Optional<Complexity> complexity) implements Adaptation {

        /**
         * Copies the list.
         *
         * @param models see above
         * @param complexity see above
         * @throws IllegalArgumentException where there is no model
         */
        public Adapted {
            models = List.copyOf(models);
            if (models.isEmpty()) {
                throw new IllegalArgumentException("an adaptation gives at least one model");
            }
        }

        /**
         * Makes an answer of which nothing was counted.
         *
         * @param models see above
         */
        public Adapted(List<Model> models) {
            this(models, Optional.empty());
        }
    }
}
