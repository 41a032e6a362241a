package dev.autodidact.api.execution;

import java.time.Duration;

/**
 * One trial to run.
 *
 * @param trial its number within the run, from 0
 * @param proposal what to evaluate
 * @param seed the trial's only source of chance
 * @param limit the longest it may take
 */
public record TrialRequest(int trial, Proposal proposal, long seed, Duration limit) {}
