/** What the few-shot examples have in common: data, progress, means with intervals, and plots. */
@NullMarked
package dev.autodidact.examples.fewshotplots;

import org.jspecify.annotations.NullMarked;
