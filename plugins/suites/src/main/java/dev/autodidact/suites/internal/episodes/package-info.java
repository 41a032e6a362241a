/** The suite {@code sinusoid}: few-shot regression episodes. */
@NullMarked
package dev.autodidact.suites.internal.episodes;

import org.jspecify.annotations.NullMarked;
