/** Search strategies that learn from earlier tasks. */
@NullMarked
package dev.autodidact.search.learned;

import org.jspecify.annotations.NullMarked;
