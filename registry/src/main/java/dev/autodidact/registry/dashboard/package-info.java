/** The live dashboard: a small web server that reads a registry and never writes to it. */
@NullMarked
package dev.autodidact.registry.dashboard;

import org.jspecify.annotations.NullMarked;
