/** An example: a convolutional network on handwritten digits. */
@NullMarked
package dev.autodidact.examples.mnistcnn;

import org.jspecify.annotations.NullMarked;
