package dev.autodidact.gradient.internal;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Leaves units out of a pass of training (Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, 2014, "Dropout: a
 * simple way to prevent neural networks from overfitting"). Those that stay count for so much more that means are kept, so
 * that nothing changes for predictions.
 *
 * @param share of the units that are left out, each by chance; 0 to below 1
 * @param seed decides which
 */
public record Dropout(double share, long seed) {

    /** All units stay. */
    public static final Dropout NONE = new Dropout(0, 0);

    /**
     * Checks the share.
     *
     * @param share see above
     * @param seed see above
     */
    public Dropout {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share + " units cannot be left out");
        }
    }

    /** What the values of a layer are multiplied by, others for each layer; empty where all stay. */
    double[] factors(int layer, int count) {
        double[] factors = new double[share == 0 ? 0 : count];
        SplittableRandom random = new SplittableRandom(seed + layer);
        Arrays.setAll(factors, unit -> random.nextDouble() < share ? 0 : 1 / (1 - share));
        return factors;
    }
}
