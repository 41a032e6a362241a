/** Statistics for the comparison of strategies on many tasks: ranks, tests, bands. */
@NullMarked
package dev.autodidact.registry.statistics;

import org.jspecify.annotations.NullMarked;
