/** The suite {@code functions}: black-box test functions with known optima. */
@NullMarked
package dev.autodidact.suites.internal.functions;

import org.jspecify.annotations.NullMarked;
