package dev.autodidact.gradient.internal;

/** Counts the multiply-adds of products that others compute, and what passes keep. Not thread-safe. */
public final class CountingProducts implements Products {

    private final Products products;
    private long count;
    private long most;

    /**
     * Begins at 0.
     *
     * @param products compute
     */
    public CountingProducts(Products products) {
        this.products = products;
    }

    /** {@return the multiply-adds so far} */
    public long count() {
        return count;
    }

    /** {@return the most bytes that a pass has kept so far} */
    public long most() {
        return most;
    }

    @Override
    public void keep(long bytes) {
        most = Math.max(most, bytes);
    }

    @Override
    public void note(long multiplyAdds) {
        count += multiplyAdds;
    }

    @Override
    public void add(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        count += (long) m * k * n;
        products.add(a, b, bFrom, c, m, k, n);
    }

    @Override
    public void addLeftTransposed(double[] a, double[] b, double[] c, int cFrom, int m, int k, int n) {
        count += (long) m * k * n;
        products.addLeftTransposed(a, b, c, cFrom, m, k, n);
    }

    @Override
    public void addRightTransposed(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n) {
        count += (long) m * k * n;
        products.addRightTransposed(a, b, bFrom, c, m, k, n);
    }
}
