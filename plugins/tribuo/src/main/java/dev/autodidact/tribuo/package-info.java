/**
 * Learners of Tribuo, and of the libraries that Tribuo brings: XGBoost, LibLinear, LibSVM. Of all this only the plugin is
 * public.
 */
@NullMarked
package dev.autodidact.tribuo;

import org.jspecify.annotations.NullMarked;
