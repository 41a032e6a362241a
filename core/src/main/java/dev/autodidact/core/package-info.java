/** The front door: {@link dev.autodidact.core.Autodidact} runs AutoML on a table. */
@NullMarked
package dev.autodidact.core;

import org.jspecify.annotations.NullMarked;
