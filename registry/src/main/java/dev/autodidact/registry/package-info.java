/** The memory: tasks, runs, trials, curves and knowledge, stored so that nothing acknowledged is lost. */
@NullMarked
package dev.autodidact.registry;

import org.jspecify.annotations.NullMarked;
