package dev.autodidact.core.engine;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.SearchProblem;

/**
 * A scored trial of full fidelity: what a leaderboard lists and an ensemble is chosen from.
 *
 * @param trial the trial's number
 * @param configuration the joint configuration, learner included
 * @param loss its validation loss
 * @param outOfFold its predictions for the validated rows
 * @param effort the share of its iterations that was best; 1 for learners without early stopping
 * @param seconds what the trial took
 */
public record Candidate(
        int trial, Configuration configuration, double loss, Predictions outOfFold, double effort, double seconds) {

    static Candidate of(Observation observation, Outcome.Scored scored) {
        return new Candidate(
                observation.trial(),
                observation.proposal().configuration(),
                scored.loss(),
                scored.outOfFold().orElseThrow(),
                scored.effort(),
                scored.cost().seconds());
    }

    /** {@return the learner's id} */
    public String learner() {
        return configuration.choice(SearchProblem.LEARNER);
    }

    /** {@return the learner's own configuration} */
    public Configuration own() {
        return configuration.nested(SearchProblem.LEARNER);
    }
}
