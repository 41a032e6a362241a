/** Few-shot strategies: what is learned on many small tasks makes a network adapt to the next one from a few rows. */
@NullMarked
package dev.autodidact.gradient.fewshot;

import org.jspecify.annotations.NullMarked;
