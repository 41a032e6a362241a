/**
 * Strategies that try many configurations with little effort and go on with the promising: successive halving and its
 * descendants. Where a problem offers only full effort, they search at full fidelity.
 */
@NullMarked
package dev.autodidact.search.fidelity;

import org.jspecify.annotations.NullMarked;
