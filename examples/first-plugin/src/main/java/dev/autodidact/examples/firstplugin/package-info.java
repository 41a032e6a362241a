/** A plugin to copy from: one learner, found by its service file, proved by the contract tests. */
@NullMarked
package dev.autodidact.examples.firstplugin;

import org.jspecify.annotations.NullMarked;
