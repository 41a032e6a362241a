/**
 * What model-based strategies share: configurations as vectors, the history of a search, surrogates of the loss, and how
 * to choose by them. For use inside this plugin; not promised to others.
 */
@NullMarked
package dev.autodidact.search.model;

import org.jspecify.annotations.NullMarked;
