/** Tasks, the things that strategies are compared on, and the metrics that score them. */
@NullMarked
package dev.autodidact.api.task;

import org.jspecify.annotations.NullMarked;
