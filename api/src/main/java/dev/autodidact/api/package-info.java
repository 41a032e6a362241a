/** What every contract shares: the one exception type, identifiers, and seeds. */
@NullMarked
package dev.autodidact.api;

import org.jspecify.annotations.NullMarked;
