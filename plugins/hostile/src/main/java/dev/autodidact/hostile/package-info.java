/** Learners and strategies that do everything they must not, to show that none of it hurts a run. */
@NullMarked
package dev.autodidact.hostile;

import org.jspecify.annotations.NullMarked;
