package dev.autodidact.registry;

import java.util.OptionalDouble;

/**
 * A run in one line.
 *
 * @param id its id in the registry
 * @param suite the suite of its task; empty where the task is a user's file
 * @param task the name of its task
 * @param metric the id of the metric; empty where there is none
 * @param strategy the id of the strategy
 * @param seed its seed
 * @param trials how many trials are stored
 * @param bestScore the best validation score, as the metric gives it; empty where no trial was scored
 * @param started when it began, in UTC, such as {@code 2026-11-21T08:00:00.000Z}
 * @param status {@code RUNNING} or the name of a {@link RunEnd.Status}
 * @param model where its model bundle lies; empty where none was kept
 */
public record RunSummary(
        long id,
        String suite,
        String task,
        String metric,
        String strategy,
        long seed,
        int trials,
        OptionalDouble bestScore,
        String started,
        String status,
        String model) {}
