/** Plugin discovery: what is there, under which name, from which jar. */
@NullMarked
package dev.autodidact.runtime.plugin;

import org.jspecify.annotations.NullMarked;
