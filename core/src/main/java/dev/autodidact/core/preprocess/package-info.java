/** From tables to what learners see: targets, splits, encoded features, meta-features. */
@NullMarked
package dev.autodidact.core.preprocess;

import org.jspecify.annotations.NullMarked;
