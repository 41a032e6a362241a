/** An example: few-shot classification of drawings. */
@NullMarked
package dev.autodidact.examples.fewshotvision;

import org.jspecify.annotations.NullMarked;
