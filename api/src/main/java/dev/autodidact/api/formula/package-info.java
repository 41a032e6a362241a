/** What fitted models compute, as data: so that others than Java can compute it too. */
@NullMarked
package dev.autodidact.api.formula;

import org.jspecify.annotations.NullMarked;
