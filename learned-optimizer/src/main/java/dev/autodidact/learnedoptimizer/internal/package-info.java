/** What the learned optimizer and the learned search share; not for other modules. */
@NullMarked
package dev.autodidact.learnedoptimizer.internal;

import org.jspecify.annotations.NullMarked;
