package dev.autodidact.gradient.internal;

/**
 * Products in loops that HotSpot vectorises. Zeros on the left are skipped: many features are 0 after one-hot encoding,
 * many units after rectifying. Thread-safe.
 */
public final class PlainProducts implements Products {

    /** Makes them. */
    public PlainProducts() {}

    @Override
    public void add(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        for (int row = 0; row < m; row++) {
            for (int l = 0; l < k; l++) {
                addRow(a[row * k + l], b, bFrom + l * n, c, row * n, n);
            }
        }
    }

    @Override
    public void addLeftTransposed(double[] a, double[] b, double[] c, int cFrom, int m, int k, int n) {
        for (int row = 0; row < m; row++) {
            for (int l = 0; l < k; l++) {
                addRow(a[row * k + l], b, row * n, c, cFrom + l * n, n);
            }
        }
    }

    /** Sums along rows would not be vectorised, so B is turned first. */
    @Override
    public void addRightTransposed(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        double[] turned = new double[k * n];
        for (int l = 0; l < k; l++) {
            for (int j = 0; j < n; j++) {
                turned[j * k + l] = b[bFrom + l * n + j];
            }
        }
        add(a, turned, 0, c, m, n, k);
    }

    private static void addRow(double factor, double[] from, int fromStart, double[] to, int toStart, int length) {
        if (factor != 0) {
            for (int j = 0; j < length; j++) {
                to[toStart + j] = Math.fma(factor, from[fromStart + j], to[toStart + j]);
            }
        }
    }
}
