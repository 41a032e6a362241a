/** Suites of images: {@code omniglot:PATH} and {@code mnist:PATH}. */
@NullMarked
package dev.autodidact.suites.internal.images;

import org.jspecify.annotations.NullMarked;
