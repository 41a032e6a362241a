/** The suites {@code clinc150:PATH}: few-shot intent classification. */
@NullMarked
package dev.autodidact.suites.internal.text;

import org.jspecify.annotations.NullMarked;
