package dev.autodidact.gradient.internal;

/**
 * Sums over rows of numbers in single precision, one number for each image of a batch. Each loop stores to one array and
 * indexes all arrays alike: such loops HotSpot vectorises.
 */
final class Rows {

    /** Times this, anything above 0 that occurs is at least 1. */
    private static final float HUGE = 1e30f;

    private Rows() {}

    /** z = the weighted sum. */
    static void set(
            float[] z,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float wa,
            float wb,
            float wc,
            float wd,
            int from,
            int to) {
        for (int l = from; l < to; l++) {
            z[l] = Math.fma(wa, a[l], Math.fma(wb, b[l], Math.fma(wc, c[l], wd * d[l])));
        }
    }

    /** z += the weighted sum. */
    static void add(
            float[] z,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float wa,
            float wb,
            float wc,
            float wd,
            int from,
            int to) {
        for (int l = from; l < to; l++) {
            z[l] = Math.fma(wa, a[l], Math.fma(wb, b[l], Math.fma(wc, c[l], Math.fma(wd, d[l], z[l]))));
        }
    }

    /** z += the weighted sum. */
    static void add(float[] z, float[] a, float[] b, float[] c, float wa, float wb, float wc, int from, int to) {
        for (int l = from; l < to; l++) {
            z[l] = Math.fma(wa, a[l], Math.fma(wb, b[l], Math.fma(wc, c[l], z[l])));
        }
    }

    /** z += w a. */
    static void add(float[] z, float[] a, float w) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.fma(w, a[l], z[l]);
        }
    }

    /** z += a a' + b b' + c c' + d d'. */
    static void addProducts(
            float[] z, float[] a, float[] a2, float[] b, float[] b2, float[] c, float[] c2, float[] d, float[] d2) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.fma(a[l], a2[l], Math.fma(b[l], b2[l], Math.fma(c[l], c2[l], Math.fma(d[l], d2[l], z[l]))));
        }
    }

    /** z += a (b - centre). */
    static void addCentred(float[] z, float[] a, float[] b, float centre) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.fma(a[l], b[l] - centre, z[l]);
        }
    }

    /** z += (a - centre)^2. */
    static void addSquares(float[] z, float[] a, float centre) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.fma(a[l] - centre, a[l] - centre, z[l]);
        }
    }

    /** z = w z + wa a + constant. */
    static void mix(float[] z, float w, float[] a, float wa, float constant) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.fma(w, z[l], Math.fma(wa, a[l], constant));
        }
    }

    /** z = max(0, w a + shift). */
    static void rectify(float[] z, float[] a, float w, float shift) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.max(0, Math.fma(w, a[l], shift));
        }
    }

    /** z = by where value is above 0, else 0. */
    static void whereAbove0(float[] z, float[] by, float[] value) {
        for (int l = 0; l < z.length; l++) {
            z[l] = by[l] * Math.min(1, value[l] * HUGE);
        }
    }

    /** z = the greatest of 0 and the four w x + shift. */
    static void rectifyGreatest(float[] z, float[] a, float[] b, float[] c, float[] d, float w, float shift) {
        for (int l = 0; l < z.length; l++) {
            float ab = Math.max(Math.fma(w, a[l], shift), Math.fma(w, b[l], shift));
            float cd = Math.max(Math.fma(w, c[l], shift), Math.fma(w, d[l], shift));
            z[l] = Math.max(0, Math.max(ab, cd));
        }
    }

    /** z = by, divided by how many of the four have the greatest value, where that is above 0; else 0. */
    static void share(
            float[] z, float[] by, float[] value, float[] a, float[] b, float[] c, float[] d, float w, float shift) {
        for (int l = 0; l < z.length; l++) {
            float lower = Math.min(1, (value[l] - Math.fma(w, a[l], shift)) * HUGE)
                    + Math.min(1, (value[l] - Math.fma(w, b[l], shift)) * HUGE)
                    + Math.min(1, (value[l] - Math.fma(w, c[l], shift)) * HUGE)
                    + Math.min(1, (value[l] - Math.fma(w, d[l], shift)) * HUGE);
            z[l] = by[l] * Math.min(1, value[l] * HUGE) / Math.max(1, 4 - lower);
        }
    }

    /** z = share where w a + shift is the value, else 0. */
    static void whereGreatest(float[] z, float[] share, float[] value, float[] a, float w, float shift) {
        for (int l = 0; l < z.length; l++) {
            z[l] = share[l] * (1 - Math.min(1, (value[l] - Math.fma(w, a[l], shift)) * HUGE));
        }
    }

    /** z = z - a. */
    static void subtract(float[] z, float[] a) {
        for (int l = 0; l < z.length; l++) {
            z[l] -= a[l];
        }
    }

    /** z = a b. */
    static void multiply(float[] z, float[] a, float[] b) {
        for (int l = 0; l < z.length; l++) {
            z[l] = a[l] * b[l];
        }
    }

    /** z = a (w b - c - d e). */
    static void project(float[] z, float[] a, float w, float[] b, float[] c, float[] d, float[] e) {
        for (int l = 0; l < z.length; l++) {
            z[l] = a[l] * Math.fma(-d[l], e[l], Math.fma(w, b[l], -c[l]));
        }
    }

    /** z += share (wa a + wb b + shift). */
    static void addShare(float[] z, float[] share, float wa, float[] a, float wb, float[] b, float shift) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.fma(share[l], Math.fma(wa, a[l], Math.fma(wb, b[l], shift)), z[l]);
        }
    }

    /** z += a (w b - c d - e f). */
    static void addBent(float[] z, float[] a, float w, float[] b, float[] c, float[] d, float[] e, float[] f) {
        for (int l = 0; l < z.length; l++) {
            z[l] = Math.fma(a[l], Math.fma(w, b[l], -Math.fma(c[l], d[l], e[l] * f[l])), z[l]);
        }
    }

    /** The sum of all, in double precision. */
    static double sum(float[] row) {
        double sum = 0;
        for (float value : row) {
            sum += value;
        }
        return sum;
    }
}
