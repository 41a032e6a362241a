/** The command line: one class per verb, parsing apart from acting. */
@NullMarked
package dev.autodidact.cli;

import org.jspecify.annotations.NullMarked;
