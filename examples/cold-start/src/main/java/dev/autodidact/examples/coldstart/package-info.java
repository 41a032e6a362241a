/** An example: what new viewers like, from a few ratings. */
@NullMarked
package dev.autodidact.examples.coldstart;

import org.jspecify.annotations.NullMarked;
