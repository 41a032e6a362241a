/** Task suites: files of a folder, published rules and generators, test functions, objectives, episodes. */
@NullMarked
package dev.autodidact.suites;

import org.jspecify.annotations.NullMarked;
