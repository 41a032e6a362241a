/** Not promised to anyone. */
@NullMarked
package dev.autodidact.registry.internal;

import org.jspecify.annotations.NullMarked;
