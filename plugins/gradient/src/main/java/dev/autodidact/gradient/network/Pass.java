package dev.autodidact.gradient.network;

/** One row forward through a network, and back. Not thread-safe: one thread, one pass. */
final class Pass {

    private final Architecture architecture;
    private final int[] sizes;
    private final float[][] values;
    private final float[][] slopes;

    Pass(Architecture architecture) {
        this.architecture = architecture;
        sizes = architecture.sizes().stream().mapToInt(Integer::intValue).toArray();
        values = new float[sizes.length][];
        slopes = new float[sizes.length][];
        for (int layer = 0; layer < sizes.length; layer++) {
            values[layer] = new float[sizes[layer]];
            slopes[layer] = new float[sizes[layer]];
        }
    }

    /** The outputs for the row that begins at {@code from}; valid until the next call. */
    float[] forward(float[] parameters, float[] rows, int from) {
        System.arraycopy(rows, from, values[0], 0, sizes[0]);
        int at = 0;
        for (int layer = 0; layer + 1 < sizes.length; layer++) {
            float[] in = values[layer];
            float[] out = values[layer + 1];
            System.arraycopy(parameters, at, out, 0, out.length);
            at += out.length;
            for (float x : in) {
                // many features are 0 after one-hot encoding, many units after rectifying
                if (x != 0) {
                    add(x, parameters, at, out);
                }
                at += out.length;
            }
            if (layer + 2 < sizes.length) {
                for (int j = 0; j < out.length; j++) {
                    out[j] = architecture.activation().of(out[j]);
                }
            }
        }
        return values[sizes.length - 1];
    }

    /**
     * Adds the derivatives of the loss of the row that went forward last.
     *
     * @param byOutput the derivatives of the loss by the outputs
     * @param gradient what to add to
     */
    void backward(float[] parameters, float[] byOutput, float[] gradient) {
        System.arraycopy(byOutput, 0, slopes[sizes.length - 1], 0, byOutput.length);
        int end = parameters.length;
        for (int layer = sizes.length - 2; layer >= 0; layer--) {
            float[] in = values[layer];
            float[] bySum = slopes[layer + 1];
            int start = end - (in.length + 1) * bySum.length;
            int at = start;
            for (int j = 0; j < bySum.length; j++) {
                gradient[at + j] += bySum[j];
            }
            for (int k = 0; k < in.length; k++) {
                at += bySum.length;
                if (in[k] != 0) {
                    addTo(gradient, at, in[k], bySum);
                }
                if (layer > 0) {
                    float slope = architecture.activation().slope(in[k]);
                    slopes[layer][k] = slope == 0 ? 0 : slope * dot(parameters, at, bySum);
                }
            }
            end = start;
        }
    }

    private static void add(float x, float[] weights, int at, float[] out) {
        for (int j = 0; j < out.length; j++) {
            out[j] = Math.fma(x, weights[at + j], out[j]);
        }
    }

    private static void addTo(float[] gradient, int at, float x, float[] bySum) {
        for (int j = 0; j < bySum.length; j++) {
            gradient[at + j] = Math.fma(x, bySum[j], gradient[at + j]);
        }
    }

    private static float dot(float[] weights, int at, float[] bySum) {
        float sum = 0;
        for (int j = 0; j < bySum.length; j++) {
            sum = Math.fma(weights[at + j], bySum[j], sum);
        }
        return sum;
    }
}
