/** Writes fitted models as ONNX files. */
@NullMarked
package dev.autodidact.onnx;

import org.jspecify.annotations.NullMarked;
