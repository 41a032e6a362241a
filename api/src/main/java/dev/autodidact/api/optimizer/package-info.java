/** Objectives and update rules: gradient in, parameter update out. */
@NullMarked
package dev.autodidact.api.optimizer;

import org.jspecify.annotations.NullMarked;
