/** Fitted models: ensembles of learners' models, and the bundle file that holds one. */
@NullMarked
package dev.autodidact.core.model;

import org.jspecify.annotations.NullMarked;
