/** The suite {@code objectives}: differentiable functions to be minimised by gradient steps. */
@NullMarked
package dev.autodidact.suites.internal.objectives;

import org.jspecify.annotations.NullMarked;
