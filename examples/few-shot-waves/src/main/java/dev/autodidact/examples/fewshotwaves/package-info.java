/** An example: few-shot regression of waves. */
@NullMarked
package dev.autodidact.examples.fewshotwaves;

import org.jspecify.annotations.NullMarked;
