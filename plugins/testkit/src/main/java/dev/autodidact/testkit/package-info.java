/** Contract tests for plugin authors: subclass one per extension, return the extension, and run. */
@NullMarked
package dev.autodidact.testkit;

import org.jspecify.annotations.NullMarked;
