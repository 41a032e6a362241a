/** Reading tables from files. */
@NullMarked
package dev.autodidact.core.data;

import org.jspecify.annotations.NullMarked;
