/** What the suites share: sources without an argument, and chance that never changes. */
@NullMarked
package dev.autodidact.suites.internal;

import org.jspecify.annotations.NullMarked;
