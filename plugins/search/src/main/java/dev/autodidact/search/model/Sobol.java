package dev.autodidact.search.model;

import dev.autodidact.api.Seeds;

/**
 * The Sobol sequence with the direction numbers of Joe and Kuo (2008, "Constructing Sobol sequences with better
 * two-dimensional projections", file new-joe-kuo-6), scrambled as Owen describes (1995, "Randomly permuted (t,m,s)-nets
 * and (t,s)-sequences"): each bit is flipped by chance that depends on the bits before it. So every coordinate is
 * uniformly distributed, and any 2^k consecutive aligned points still fall into different 2^k-ths of it. Immutable and
 * thread-safe.
 */
final class Sobol {

    /** The number of coordinates there are direction numbers for. */
    static final int DIMENSIONS = 21;

    private static final int BITS = 32;

    /** For each coordinate from the second on: the polynomial's inner coefficients, and the first direction numbers. */
    private static final int[] COEFFICIENTS = {0, 1, 1, 2, 1, 4, 2, 4, 7, 11, 13, 14, 1, 13, 16, 19, 22, 25, 1, 4};

    private static final int[][] FIRST = {
        {1},
        {1, 3},
        {1, 3, 1},
        {1, 1, 1},
        {1, 1, 3, 3},
        {1, 3, 5, 13},
        {1, 1, 5, 5, 17},
        {1, 1, 5, 5, 5},
        {1, 1, 7, 11, 19},
        {1, 1, 5, 1, 1},
        {1, 1, 1, 3, 11},
        {1, 3, 5, 5, 31},
        {1, 3, 3, 9, 7, 49},
        {1, 1, 1, 15, 21, 21},
        {1, 3, 1, 13, 27, 49},
        {1, 1, 1, 15, 7, 5},
        {1, 3, 1, 15, 13, 25},
        {1, 1, 5, 5, 19, 61},
        {1, 3, 7, 11, 23, 15, 103},
        {1, 3, 7, 13, 13, 15, 69}
    };

    private static final int[][] DIRECTIONS = directions();

    private final long seed;

    /** Makes a sequence whose scrambling is drawn from the seed. */
    Sobol(long seed) {
        this.seed = seed;
    }

    /** {@return a coordinate of a point, in 0 (included) to 1 (excluded)} */
    double at(int index, int coordinate) {
        return (scrambled(raw(index, coordinate), Seeds.mix(seed + coordinate)) + 0.5) / (1L << BITS);
    }

    /** {@return a coordinate of a point before scrambling, in units of 2^-32} */
    static long raw(int index, int coordinate) {
        int bits = 0;
        for (int bit = 0; bit < BITS; bit++) {
            if ((index >>> bit & 1) == 1) {
                bits ^= DIRECTIONS[coordinate][bit];
            }
        }
        return Integer.toUnsignedLong(bits);
    }

    private static long scrambled(long bits, long own) {
        long result = 0;
        for (int depth = 0; depth < BITS; depth++) {
            long node = 1L << depth | bits >>> (BITS - depth);
            long flip = Seeds.mix(own ^ node) >>> 63;
            result = result << 1 | (bits >>> (BITS - 1 - depth) & 1) ^ flip;
        }
        return result;
    }

    private static int[][] directions() {
        int[][] directions = new int[DIMENSIONS][BITS];
        for (int bit = 0; bit < BITS; bit++) {
            directions[0][bit] = 1 << (BITS - 1 - bit);
        }
        for (int coordinate = 1; coordinate < DIMENSIONS; coordinate++) {
            int[] own = directions[coordinate];
            int[] first = FIRST[coordinate - 1];
            int degree = first.length;
            for (int bit = 0; bit < BITS; bit++) {
                if (bit < degree) {
                    own[bit] = first[bit] << (BITS - 1 - bit);
                } else {
                    own[bit] = own[bit - degree] ^ own[bit - degree] >>> degree;
                    for (int k = 1; k < degree; k++) {
                        if ((COEFFICIENTS[coordinate - 1] >>> (degree - 1 - k) & 1) == 1) {
                            own[bit] ^= own[bit - k];
                        }
                    }
                }
            }
        }
        return directions;
    }
}
