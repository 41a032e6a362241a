/** The engine: turns tasks into problems, runs trials under a budget, and writes them to the registry. */
@NullMarked
package dev.autodidact.core.engine;

import org.jspecify.annotations.NullMarked;
