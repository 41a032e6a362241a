package dev.autodidact.registry;

/**
 * Which run of its own to go on with: all that decides what a run does, beside versions.
 *
 * @param task the id of the task
 * @param strategy the name of the strategy
 * @param seed the run's seed
 * @param budget the budget, in words
 * @param slots how many trials may be under way
 */
public record RunQuery(String task, String strategy, long seed, String budget, int slots) {}
