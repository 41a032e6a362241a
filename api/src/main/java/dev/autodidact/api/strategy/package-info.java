/** Strategies, the things that are compared: search (ask and tell) and adaptation. */
@NullMarked
package dev.autodidact.api.strategy;

import org.jspecify.annotations.NullMarked;
