package dev.autodidact.registry;

import java.time.Instant;

/**
 * What is forgotten.
 *
 * @param before runs that began earlier
 * @param predictionsOnly whether they only lose their out-of-fold predictions, which are the largest part: reports stay the
 *     same, but such a run cannot be resumed
 */
public record PruneQuery(Instant before, boolean predictionsOnly) {}
