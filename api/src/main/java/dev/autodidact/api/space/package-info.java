/** Search spaces and the configurations in them: real, integer and choice hyperparameters, conditions, forbidden combinations. */
@NullMarked
package dev.autodidact.api.space;

import org.jspecify.annotations.NullMarked;
