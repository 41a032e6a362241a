/** The suites {@code openml:TASK} and {@code openml:suite/ID}: tasks of OpenML over its REST interface, cached. */
@NullMarked
package dev.autodidact.suites.internal.openml;

import org.jspecify.annotations.NullMarked;
