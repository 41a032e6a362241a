/** Comparisons: every strategy on every task of a suite, and what each may learn from. */
@NullMarked
package dev.autodidact.core.compare;

import org.jspecify.annotations.NullMarked;
