/** Worker processes: trials run where they can be stopped for certain, and where they can hurt nobody else. */
@NullMarked
package dev.autodidact.core.worker;

import org.jspecify.annotations.NullMarked;
