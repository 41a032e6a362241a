/** From tables to what learners see: targets and encoded features. */
@NullMarked
package dev.autodidact.runtime.preprocess;

import org.jspecify.annotations.NullMarked;
