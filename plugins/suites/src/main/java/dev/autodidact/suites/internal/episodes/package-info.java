/** The suites {@code sinusoid} and {@code cold-start}: few-shot regression episodes. */
@NullMarked
package dev.autodidact.suites.internal.episodes;

import org.jspecify.annotations.NullMarked;
