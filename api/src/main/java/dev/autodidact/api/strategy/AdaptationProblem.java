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
     * @param support the support set, its features as they are: neither imputed nor scaled
     * @param steps how many gradient steps there may be, at least 1; a strategy may take fewer
     */
    record FewShot(TrainingData support, int steps) implements AdaptationProblem {}
}
