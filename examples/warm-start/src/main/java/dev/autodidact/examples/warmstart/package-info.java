/** An example: networks that begin where similar tables have taught them to. */
@NullMarked
package dev.autodidact.examples.warmstart;

import org.jspecify.annotations.NullMarked;
