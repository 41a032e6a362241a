/** The first run: AutoML on a file in eight lines. */
@NullMarked
package dev.autodidact.examples.firstrun;

import org.jspecify.annotations.NullMarked;
