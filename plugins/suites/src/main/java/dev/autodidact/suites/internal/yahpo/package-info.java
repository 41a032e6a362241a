/** The suites {@code yahpo:PATH/SCENARIO}: surrogate benchmarks of YAHPO Gym, read from their published files. */
@NullMarked
package dev.autodidact.suites.internal.yahpo;

import org.jspecify.annotations.NullMarked;
