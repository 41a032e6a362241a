/** Reports for people and machines: one comparison, or one run. */
@NullMarked
package dev.autodidact.registry.report;

import org.jspecify.annotations.NullMarked;
