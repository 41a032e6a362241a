/** Guice wiring of all that plugins offer. */
@NullMarked
package dev.autodidact.core.plugin;

import org.jspecify.annotations.NullMarked;
