package dev.autodidact.search.cold;

/**
 * {@code exp(-x)} for x of at least 0, to some 1e-15 of its value: the inner loop of a kernel, in which {@link
 * StrictMath#exp} takes most of the time. It adds and multiplies only, in a fixed order, so it gives the same bits on
 * every machine, which {@link Math#exp} does not promise.
 *
 * <p>{@code exp(-x) = 2^-k exp(r)} with {@code r = k ln 2 - x} within half of ln 2 around 0, and Taylor's series up to the
 * twelfth power for {@code exp(r)}.
 */
final class Decay {

    private static final double LOG2_E = 1.4426950408889634;

    /** The first 33 bits of ln 2, so that small multiples are exact, and the rest. */
    private static final double LN2_HIGH = 0x1.62e42fee00000p-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    /** Beyond this the result is no normal number; it counts as 0. */
    private static final double FARTHEST = 700;

    private Decay() {}

    /** {@return exp(-x)} */
    static double of(double x) {
        if (x > FARTHEST) {
            return 0;
        }
        int k = (int) (x * LOG2_E + 0.5);
        double r = k * LN2_HIGH - x + k * LN2_LOW;
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = 1 + r + r2 * (1 / 2.0 + r * (1 / 6.0));
        double middle = 1 / 24.0 + r * (1 / 120.0) + r2 * (1 / 720.0 + r * (1 / 5040.0));
        double high = 1 / 40320.0 + r * (1 / 362880.0) + r2 * (1 / 3628800.0 + r * (1 / 39916800.0));
        double series = low + r4 * (middle + r4 * (high + r4 * (1 / 479001600.0)));
        return series * Double.longBitsToDouble((long) (Double.MAX_EXPONENT - k) << 52);
    }
}
