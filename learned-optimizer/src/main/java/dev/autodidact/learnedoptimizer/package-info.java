/** The learned LSTM optimizer: its update rule, its weights, and the meta-training that makes them. */
@NullMarked
package dev.autodidact.learnedoptimizer;

import org.jspecify.annotations.NullMarked;
