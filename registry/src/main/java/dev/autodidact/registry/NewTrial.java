package dev.autodidact.registry;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import java.util.Optional;

/**
 * A trial as it enters the registry.
 *
 * @param trial its number within the run, from 0
 * @param proposal what was evaluated
 * @param outcome how it ended; of its predictions those out of fold are stored, those held out are not
 * @param heldOutLoss the loss on the rows kept apart from the whole search, smaller is better; NaN where there is none
 * @param finishedAtSeconds wall-clock seconds from the beginning of the run to the end of the trial
 */
public record NewTrial(int trial, Proposal proposal, Outcome outcome, double heldOutLoss, double finishedAtSeconds) {

    /**
     * {@return the trial as the registry gives it back} Probabilities are rounded to 32 bits, -0 is 0, and there are no
     * predictions for held-out rows. Whoever goes on from a stored trial and whoever goes on from this one do the same.
     */
    public NewTrial asStored() {
        return outcome instanceof Outcome.Scored scored
                ? new NewTrial(trial, proposal, asStored(scored), heldOutLoss, finishedAtSeconds)
                : this;
    }

    private static Outcome.Scored asStored(Outcome.Scored scored) {
        return new Outcome.Scored(
                scored.loss() + 0.0,
                scored.foldLosses(),
                scored.outOfFold().map(PredictionCodec::rounded),
                Optional.empty(),
                scored.effort(),
                scored.cost());
    }
}
