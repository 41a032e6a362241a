/** An example: a character-level model that adapts to a speaker it has never heard. */
@NullMarked
package dev.autodidact.examples.fewshotspeech;

import org.jspecify.annotations.NullMarked;
