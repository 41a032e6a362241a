package dev.autodidact.core.compare;

import dev.autodidact.api.suite.TaskReference;

/**
 * One task and one seed: what every strategy is run on.
 *
 * @param comparison the comparison that its runs belong to
 * @param reference the task
 * @param seed the seed
 */
record Cell(long comparison, TaskReference reference, long seed) {}
