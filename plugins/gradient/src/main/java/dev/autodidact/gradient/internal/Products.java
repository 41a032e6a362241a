package dev.autodidact.gradient.internal;

/**
 * Products of matrices that lie row by row in flat arrays; the weights of a network begin somewhere within theirs. Each
 * method adds to what is there.
 */
public interface Products {

    /**
     * C += A B.
     *
     * @param a m x k
     * @param b k x n, from {@code bFrom} on
     * @param bFrom where B begins
     * @param c m x n
     * @param m rows of A
     * @param k columns of A
     * @param n columns of B
     */
    void add(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n);

    /**
     * C += A^T B.
     *
     * @param a m x k
     * @param b m x n
     * @param c k x n, from {@code cFrom} on
     * @param cFrom where C begins
     * @param m rows of A and B
     * @param k columns of A
     * @param n columns of B
     */
    void addLeftTransposed(double[] a, double[] b, double[] c, int cFrom, int m, int k, int n);

    /**
     * C += A B^T.
     *
     * @param a m x n
     * @param b k x n, from {@code bFrom} on
     * @param bFrom where B begins
     * @param c m x k
     * @param m rows of A
     * @param k rows of B
     * @param n columns of A and B
     */
    void addRightTransposed(double[] a, double[] b, int bFrom, double[] c, int m, int k, int n);

    /**
     * Takes note of work that is done elsewhere.
     *
     * @param multiplyAdds how many there were
     */
    default void note(long multiplyAdds) {}

    /**
     * Takes note of what a pass through a network has to keep at once.
     *
     * @param bytes of the numbers
     */
    default void keep(long bytes) {}
}
