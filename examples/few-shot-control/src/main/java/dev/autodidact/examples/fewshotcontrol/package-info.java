/** An example: policies that adapt to a new world within one gradient step. */
@NullMarked
package dev.autodidact.examples.fewshotcontrol;

import org.jspecify.annotations.NullMarked;
