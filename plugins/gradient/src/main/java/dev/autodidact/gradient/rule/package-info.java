/** Hand-made update rules. */
@NullMarked
package dev.autodidact.gradient.rule;

import org.jspecify.annotations.NullMarked;
