/** Splits of tables, and their meta-features. */
@NullMarked
package dev.autodidact.core.preprocess;

import org.jspecify.annotations.NullMarked;
