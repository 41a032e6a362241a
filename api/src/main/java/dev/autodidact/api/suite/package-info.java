/** Task suites: named, versioned lists of tasks, loaded lazily. */
@NullMarked
package dev.autodidact.api.suite;

import org.jspecify.annotations.NullMarked;
