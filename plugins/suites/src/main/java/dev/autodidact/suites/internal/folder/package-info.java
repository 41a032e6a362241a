/** The suites {@code dir:PATH}, the data files of a folder, and {@code episodes:PATH}, few-shot episodes of data files. */
@NullMarked
package dev.autodidact.suites.internal.folder;

import org.jspecify.annotations.NullMarked;
