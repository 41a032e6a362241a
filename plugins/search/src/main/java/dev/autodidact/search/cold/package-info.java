/**
 * Strategies that know nothing before a search and evaluate every configuration at full fidelity: defaults, random and
 * low-discrepancy draws, Bayesian optimisation by three surrogates, local search, and evolution.
 */
@NullMarked
package dev.autodidact.search.cold;

import org.jspecify.annotations.NullMarked;
