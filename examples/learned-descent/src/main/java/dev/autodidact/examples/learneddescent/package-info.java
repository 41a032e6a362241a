/** The learned optimizer in plain Java. */
@NullMarked
package dev.autodidact.examples.learneddescent;

import org.jspecify.annotations.NullMarked;
