/** Trials and where they run. */
@NullMarked
package dev.autodidact.api.execution;

import org.jspecify.annotations.NullMarked;
