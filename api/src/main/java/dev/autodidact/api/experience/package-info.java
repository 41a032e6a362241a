/** Read-only history to learn from, and the knowledge distilled from it. */
@NullMarked
package dev.autodidact.api.experience;

import org.jspecify.annotations.NullMarked;
