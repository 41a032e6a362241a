/** The suite {@code starter}: table tasks that are generated, so that nothing needs a download. */
@NullMarked
package dev.autodidact.suites.internal.starter;

import org.jspecify.annotations.NullMarked;
