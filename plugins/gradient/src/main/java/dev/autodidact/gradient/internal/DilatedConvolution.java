package dev.autodidact.gradient.internal;

/**
 * Convolution whose 3 x 3 weights look at pixels some way apart, so that a filter sees more of the image for the same
 * products (Yu and Koltun, 2016, "Multi-scale context aggregation by dilated convolutions", equation 2). Pixels whose rows
 * and columns leave the same remainders, divided by the dilation, are images of their own, each with a {@link Convolution}.
 */
final class DilatedConvolution {

    private DilatedConvolution() {}

    private interface Part {
        void at(int y, int x);
    }

    /**
     * The images after convolution.
     *
     * @param weights filters x 3 x 3 x channels
     * @param dilation from a pixel that a weight looks at to the next one's, at least 1
     */
    static Planes of(Planes in, float[] weights, int filters, int dilation) {
        if (dilation == 1) {
            return Convolution.of(in, weights, filters);
        }
        Planes out = Planes.zeros(filters, in.height(), in.width(), in.batch());
        forParts(
                in,
                dilation,
                (y, x) -> out.putEvery(dilation, y, x, Convolution.of(in.every(dilation, y, x), weights, filters)));
        return out;
    }

    /** The derivatives by the inputs of a convolution, from those by its outputs. */
    static Planes byInputs(Planes byOutputs, float[] weights, int channels, int dilation) {
        return of(byOutputs, Convolution.turned(weights, byOutputs.channels(), channels), channels, dilation);
    }

    /** Adds the derivatives by the weights, from {@code to} on. */
    static void addByWeights(Planes in, Planes byOutputs, int dilation, double[] gradient, int to) {
        forParts(
                in,
                dilation,
                (y, x) -> WeightGradient.add(in.every(dilation, y, x), byOutputs.every(dilation, y, x), gradient, to));
    }

    private static void forParts(Planes of, int dilation, Part part) {
        for (int y = 0; y < Math.min(dilation, of.height()); y++) {
            for (int x = 0; x < Math.min(dilation, of.width()); x++) {
                part.at(y, x);
            }
        }
    }
}
