/** Gradient boosted trees of LightGBM. Only the plugin is public. */
@NullMarked
package dev.autodidact.lightgbm;

import org.jspecify.annotations.NullMarked;
