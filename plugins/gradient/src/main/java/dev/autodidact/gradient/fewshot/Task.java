package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.task.Episode;
import dev.autodidact.gradient.internal.Batch;

/**
 * An episode as batches.
 *
 * @param support the rows to adapt to
 * @param query the rows that judge
 */
record Task(Batch support, Batch query) {

    static Task of(Episode episode) {
        return new Task(Batch.of(episode.support()), Batch.of(episode.query()));
    }
}
