/** Plugin discovery and Guice wiring: what is there, under which name, from which jar. */
@NullMarked
package dev.autodidact.core.plugin;

import org.jspecify.annotations.NullMarked;
