/** The learned search: an LSTM that proposes configurations, its meta-training, and the search that it guides. */
@NullMarked
package dev.autodidact.learnedoptimizer.search;

import org.jspecify.annotations.NullMarked;
