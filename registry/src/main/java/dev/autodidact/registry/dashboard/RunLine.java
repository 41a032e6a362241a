package dev.autodidact.registry.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * A run in one line; what is unknown is null.
 *
 * @param id its id
 * @param suite the suite of its task; empty for a user's file
 * @param task the name of its task
 * @param metric the id of the metric; empty where losses speak for themselves
 * @param greaterIsBetter whether greater values of the metric are better
 * @param strategy its strategy
 * @param seed its seed
 * @param budget its budget, in words
 * @param status {@code running}, {@code cut off}, {@code done}, {@code cancelled} or {@code failed}
 * @param started when it began, in UTC
 * @param comparison the comparison it belongs to
 * @param trials how many trials have ended
 * @param best the best validation score
 * @param seconds wall-clock seconds: of the whole run where it has ended, else up to its last trial
 * @param progress the share of its budget that is used, 0 to 1
 */
record RunLine(
        long id,
        String suite,
        String task,
        String metric,
        boolean greaterIsBetter,
        String strategy,
        long seed,
        String budget,
        String status,
        String started,
        @Nullable Long comparison,
        int trials,
        @Nullable Double best,
        @Nullable Double seconds,
        @Nullable Double progress) {}
