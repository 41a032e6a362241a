/** Networks as functions of one flat parameter vector: values, gradients, Hessian-vector products. Not promised. */
@NullMarked
package dev.autodidact.gradient.internal;

import org.jspecify.annotations.NullMarked;
