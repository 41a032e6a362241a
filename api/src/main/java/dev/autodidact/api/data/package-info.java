/** Data as learners and callers see it: tables of typed columns, encoded features, targets, predictions. */
@NullMarked
package dev.autodidact.api.data;

import org.jspecify.annotations.NullMarked;
