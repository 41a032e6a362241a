package dev.autodidact.api.strategy;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.optimizer.Objective;

/** What an adaptation strategy adapts to. */
public sealed interface AdaptationProblem {

    /**
     * Go down an objective; answered by {@link Adaptation.Descended}.
     *
     * @param objective the function
     * @param steps how many gradient evaluations there are
     */
    record Descent(Objective objective, int steps) implements AdaptationProblem {}

    /**
     * Learn from a support set; answered by {@link Adaptation.Adapted}.
     *
     * @param support the support set, encoded numerically
     */
    record FewShot(TrainingData support) implements AdaptationProblem {}
}
