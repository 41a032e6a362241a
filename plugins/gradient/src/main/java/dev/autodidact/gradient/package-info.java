/** The plugin, and the strategies that go down an objective by an update rule. */
@NullMarked
package dev.autodidact.gradient;

import org.jspecify.annotations.NullMarked;
