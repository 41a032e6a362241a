/** An example: what sentences mean, learned on some domains and used on others. */
@NullMarked
package dev.autodidact.examples.fewshottext;

import org.jspecify.annotations.NullMarked;
