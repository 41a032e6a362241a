package dev.autodidact.registry;

/**
 * What was forgotten.
 *
 * @param runs runs
 * @param trials trials
 * @param predictions trials' out-of-fold predictions
 * @param kept runs that would have been forgotten, but that somebody works on
 */
public record PruneSummary(long runs, long trials, long predictions, long kept) {}
