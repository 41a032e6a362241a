/** Learners: what fits a model to encoded data under one configuration. */
@NullMarked
package dev.autodidact.api.learner;

import org.jspecify.annotations.NullMarked;
