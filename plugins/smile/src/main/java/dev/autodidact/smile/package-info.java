/**
 * Learners of Smile. Smile is under the GNU General Public License, version 3, and so is this module; see its LICENSE.
 * Nothing outside it may import it. Of all this only the plugin is public.
 *
 * <p>Smile trains; what it has learned is taken out as numbers (see {@link dev.autodidact.smile.Scorer}), from which we
 * predict ourselves.
 */
@NullMarked
package dev.autodidact.smile;

import org.jspecify.annotations.NullMarked;
