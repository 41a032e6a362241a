/** Strategies that propose configurations: defaults, random draws, and a portfolio learned from earlier tasks. */
@NullMarked
package dev.autodidact.search;

import org.jspecify.annotations.NullMarked;
