package dev.autodidact.registry;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;

/**
 * A trial as it enters the registry.
 *
 * @param trial its number within the run, from 0
 * @param proposal what was evaluated
 * @param outcome how it ended; of its predictions those out of fold are stored, those held out are not
 * @param heldOutLoss the loss on the rows kept apart from the whole search, smaller is better; NaN where there is none
 * @param finishedAtSeconds wall-clock seconds from the beginning of the run to the end of the trial
 */
public record NewTrial(int trial, Proposal proposal, Outcome outcome, double heldOutLoss, double finishedAtSeconds) {}
