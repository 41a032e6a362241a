/** The entry point of a plugin, and what the host lends to it. */
@NullMarked
package dev.autodidact.api.plugin;

import org.jspecify.annotations.NullMarked;
