/** Networks as differentiable learners. */
@NullMarked
package dev.autodidact.gradient.network;

import org.jspecify.annotations.NullMarked;
