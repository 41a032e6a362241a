package dev.autodidact.registry;

/**
 * How much an export wrote, or an import added: what was there already does not count.
 *
 * @param tasks tasks
 * @param comparisons comparisons
 * @param runs runs
 * @param trials trials
 * @param predictions trials' out-of-fold predictions
 * @param curvePoints points of curves
 * @param knowledge pieces of knowledge
 */
public record ArchiveSummary(
        long tasks, long comparisons, long runs, long trials, long predictions, long curvePoints, long knowledge) {}
