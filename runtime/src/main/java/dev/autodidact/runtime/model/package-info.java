/** Fitted models: ensembles of learners' models, the bundle file that holds one, and what they predict. */
@NullMarked
package dev.autodidact.runtime.model;

import org.jspecify.annotations.NullMarked;
