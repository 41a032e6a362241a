package dev.autodidact.gradient.internal;

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
    float[] factors(int layer, int count) {
        float[] factors = new float[share == 0 ? 0 : count];
        SplittableRandom random = new SplittableRandom(seed + layer);
        int out = (int) Math.round(Integer.MIN_VALUE + share * 0x1p32);
        float stays = (float) (1 / (1 - share));
        for (int unit = 0; unit < factors.length; unit += 2) {
            long two = random.nextLong();
            factors[unit] = (int) two < out ? 0 : stays;
            if (unit + 1 < factors.length) {
                factors[unit + 1] = (int) (two >>> Integer.SIZE) < out ? 0 : stays;
            }
        }
        return factors;
    }
}
