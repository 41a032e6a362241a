package dev.autodidact.gradient.internal;

import java.util.Arrays;

/**
 * Small products in plain Java, where a call of ND4J would take longer than the product itself; large ones on ND4J. On a
 * machine without its native libraries all are plain. Thread-safe.
 */
public final class MixedProducts implements Products {

    /** So many multiplications take plain Java some five milliseconds: from here on, loading ND4J pays. */
    private static final long LARGE = 1 << 24;

    /** Plain Java skips zeros: where there is no more than so large a share of other numbers, it is the faster one. */
    private static final double SPARSE = 0.1;

    private final Products small = new PlainProducts();

    /** Makes them; native libraries are loaded when they are first needed. */
    public MixedProducts() {}

    @Override
    public void add(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        of(a, m, k, n).add(a, b, bFrom, c, m, k, n);
    }

    @Override
    public void addLeftTransposed(double[] a, double[] b, double[] c, int cFrom, int m, int k, int n) {
        of(a, m, k, n).addLeftTransposed(a, b, c, cFrom, m, k, n);
    }

    @Override
    public void addRightTransposed(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        of(a, m, k, n).addRightTransposed(a, b, bFrom, c, m, k, n);
    }

    private Products of(double[] a, int m, int k, int n) {
        long all = (long) m * k * n;
        if (all < LARGE) {
            return small;
        }
        double filled = (double) Arrays.stream(a).filter(entry -> entry != 0).count() / a.length;
        return filled * all < LARGE || filled < SPARSE ? small : Native.PRODUCTS;
    }

    /** Loaded at the first large product. */
    private static final class Native {

        static final Products PRODUCTS = find();

        private static Products find() {
            try {
                return new Nd4jProducts();
            } catch (LinkageError | RuntimeException e) {
                return new PlainProducts();
            }
        }
    }
}
