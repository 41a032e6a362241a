package dev.autodidact.api.strategy;

import dev.autodidact.api.experience.Knowledge;

/** A strategy that adapts parameters: to the support set of an episode, or down an objective. */
public non-sealed interface AdaptationStrategy extends MetaStrategy {

    /**
     * Adapts: a pure function of its arguments.
     *
     * @param problem what to adapt to
     * @param knowledge what {@link #learn} returned, or {@link Knowledge#NONE}
     * @param context seed and cancellation
     * @return the adapted parameters or model, of the kind that the problem asks for
     * @throws InterruptedException where it was cancelled
     * @throws IllegalArgumentException where the knowledge is of another strategy or format
     */
    Adaptation adapt(AdaptationProblem problem, Knowledge knowledge, AdaptContext context) throws InterruptedException;
}
