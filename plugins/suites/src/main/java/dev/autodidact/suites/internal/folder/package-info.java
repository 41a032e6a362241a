/** The suites {@code dir:PATH}: the data files of a folder. */
@NullMarked
package dev.autodidact.suites.internal.folder;

import org.jspecify.annotations.NullMarked;
