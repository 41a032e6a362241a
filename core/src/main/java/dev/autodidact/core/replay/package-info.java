/** What a registry has recorded, as a suite: strategies are run against it without evaluating anything. */
@NullMarked
package dev.autodidact.core.replay;

import org.jspecify.annotations.NullMarked;
