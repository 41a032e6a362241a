package dev.autodidact.api.strategy;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;

/**
 * How a proposal turned out.
 *
 * @param trial the trial's number, from 0, in the order of the proposals
 * @param proposal what was proposed
 * @param outcome how it ended, without predictions
 */
public record Observation(int trial, Proposal proposal, Outcome outcome) {}
