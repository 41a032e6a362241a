package dev.autodidact.learnedoptimizer.internal;

import java.util.Arrays;

/**
 * Arithmetic on rows: arrays that hold one number per coordinate. Each inner loop stores to one array and indexes every
 * array alike, for that is what HotSpot's C2 compiler turns into vector instructions.
 */
public final class Rows {

    /** Where tanh is 1 in float. */
    private static final float FLAT = 7.905311f;

    private Rows() {}

    /** {@return rows of zeros} */
    public static float[][] of(int rows, int length) {
        return new float[rows][length];
    }

    /** One array of rows after the other; the rows themselves are shared. */
    public static float[][] concat(float[][] first, float[][] second) {
        float[][] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /**
     * Adds to each output row the weighted sum of the input rows; the weight from input k to output j is
     * {@code weights[offset + k * inStride + j * outStride]}.
     */
    public static void multiply(
            float[][] in, float[] weights, int offset, int inStride, int outStride, float[][] out, int n) {
        for (int j = 0; j < out.length; j++) {
            int at = offset + j * outStride;
            int k = 0;
            for (; k + 4 <= in.length; k += 4, at += 4 * inStride) {
                add(
                        out[j],
                        in[k],
                        in[k + 1],
                        in[k + 2],
                        in[k + 3],
                        weights[at],
                        weights[at + inStride],
                        weights[at + 2 * inStride],
                        weights[at + 3 * inStride],
                        n);
            }
            for (; k < in.length; k++, at += inStride) {
                add(out[j], in[k], weights[at], n);
            }
        }
    }

    private static void add(
            float[] z, float[] x0, float[] x1, float[] x2, float[] x3, float w0, float w1, float w2, float w3, int n) {
        for (int l = 0; l < n; l++) {
            z[l] = Math.fma(w0, x0[l], Math.fma(w1, x1[l], Math.fma(w2, x2[l], Math.fma(w3, x3[l], z[l]))));
        }
    }

    private static void add(float[] z, float[] x, float w, int n) {
        for (int l = 0; l < n; l++) {
            z[l] = Math.fma(w, x[l], z[l]);
        }
    }

    /** {@return the sum of the products of two rows} Eight sums side by side, for each addition waits for the one before. */
    public static float dot(float[] x, float[] y, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int l = 0;
        for (; l + 8 <= n; l += 8) {
            s0 = Math.fma(x[l], y[l], s0);
            s1 = Math.fma(x[l + 1], y[l + 1], s1);
            s2 = Math.fma(x[l + 2], y[l + 2], s2);
            s3 = Math.fma(x[l + 3], y[l + 3], s3);
            s4 = Math.fma(x[l + 4], y[l + 4], s4);
            s5 = Math.fma(x[l + 5], y[l + 5], s5);
            s6 = Math.fma(x[l + 6], y[l + 6], s6);
            s7 = Math.fma(x[l + 7], y[l + 7], s7);
        }
        for (; l < n; l++) {
            s0 = Math.fma(x[l], y[l], s0);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** {@return the sum of a row} Four sums side by side, for each addition waits for the one before. */
    public static float sum(float[] row, int n) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int l = 0;
        for (; l + 4 <= n; l += 4) {
            a += row[l];
            b += row[l + 1];
            c += row[l + 2];
            d += row[l + 3];
        }
        for (; l < n; l++) {
            a += row[l];
        }
        return a + b + (c + d);
    }

    /**
     * The hyperbolic tangent, within 4e-7: the quotient of polynomials of degrees 13 and 6 that the Eigen library uses,
     * with its coefficients. It costs one division and, unlike Math.tanh, has the same bits on every machine.
     */
    public static float tanh(float value) {
        float x = Math.max(-FLAT, Math.min(FLAT, value));
        float s = x * x;
        float p = Math.fma(s, -2.7607684e-16f, 2.000188e-13f);
        p = Math.fma(s, p, -8.604672e-11f);
        p = Math.fma(s, p, 5.1222973e-8f);
        p = Math.fma(s, p, 1.48572235e-5f);
        p = Math.fma(s, p, 6.3726195e-4f);
        p = Math.fma(s, p, 4.8935246e-3f);
        float q = Math.fma(s, 1.1982584e-6f, 1.1853471e-4f);
        q = Math.fma(s, q, 2.2684347e-3f);
        q = Math.fma(s, q, 4.893525e-3f);
        return x * p / q;
    }

    /** Overwrites the first {@code n} numbers of a row by their hyperbolic tangents. */
    public static void tanh(float[] row, int n) {
        for (int l = 0; l < n; l++) {
            row[l] = tanh(row[l]);
        }
    }

    /** Overwrites the first {@code n} numbers of a row by {@code 1 / (1 + exp(-x))}. */
    public static void sigmoid(float[] row, int n) {
        for (int l = 0; l < n; l++) {
            row[l] = 0.5f + 0.5f * tanh(0.5f * row[l]);
        }
    }
}
