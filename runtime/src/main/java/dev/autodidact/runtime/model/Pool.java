package dev.autodidact.runtime.model;

import dev.autodidact.api.data.Predictions;
import java.util.List;

/** How the predictions of an ensemble's members become one. */
public enum Pool {

    /** The weighted mean, of numbers or of probabilities (the linear opinion pool; Stone, 1961, "The opinion pool"). */
    LINEAR,

    /**
     * Of class probabilities, the weighted geometric mean, made to add up to 1 (the logarithmic opinion pool; Genest and
     * Zidek, 1986, "Combining probability distributions", section 3). Probabilities below {@link Mixture#LEAST} count as
     * that, lest one member alone rule a class out.
     */
    LOGARITHMIC;

    /**
     * {@return what the parts say together, row by row}
     *
     * @param parts at least one, all of one shape; of class probabilities, where the pool is logarithmic
     * @param weights one per part, adding up to 1
     */
    public Predictions of(List<Predictions> parts, double[] weights) {
        return switch (this) {
            case LINEAR -> Mixture.weighted(parts, weights);
            case LOGARITHMIC -> Mixture.geometric(parts, weights);
        };
    }
}
