/** Which models make an ensemble, and how its probabilities are calibrated. */
@NullMarked
package dev.autodidact.core.model;

import org.jspecify.annotations.NullMarked;
