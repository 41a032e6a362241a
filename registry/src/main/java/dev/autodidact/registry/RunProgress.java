package dev.autodidact.registry;

/**
 * How far a run has come.
 *
 * @param trials how many trials are stored
 * @param last the number of the last stored trial; -1 where there is none
 * @param seconds wall-clock seconds from the beginning of the run to its last stored trial, summed over the processes that
 *     worked on it; 0 where there is none
 */
public record RunProgress(int trials, int last, double seconds) {}
