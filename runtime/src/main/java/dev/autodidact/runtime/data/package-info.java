/** Reading tables from files. */
@NullMarked
package dev.autodidact.runtime.data;

import org.jspecify.annotations.NullMarked;
