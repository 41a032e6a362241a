package dev.autodidact.registry;

/**
 * A run as the registry gives it back.
 *
 * @param id its id in the registry
 * @param run what it began with
 * @param status {@code RUNNING} or the name of a {@link RunEnd.Status}
 * @param message one line for a person; empty where there is nothing to say
 * @param seconds wall-clock seconds that it took; NaN while it runs
 * @param cpuSeconds processor seconds that it took; NaN where unknown
 */
public record StoredRun(long id, NewRun run, String status, String message, double seconds, double cpuSeconds) {}
