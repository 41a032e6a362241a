package dev.autodidact.gradient.internal;

import java.util.stream.IntStream;

/**
 * Convolution with 3 x 3 weights, one pixel of zeros around the image, so that the size stays: by tiles of 2 x 2 pixels,
 * with 16 multiplications where the definition takes 36 (Lavin and Gray, 2016, "Fast algorithms for convolutional neural
 * networks", F(2x2, 3x3), equation 12). Rows of tiles are computed in parallel; the bits do not depend on it.
 *
 * <p>Weights lie filter by filter, within it by y, x and channel.
 */
final class Convolution {

    /** The number of weights of a filter for each channel. */
    static final int TAPS = 9;

    private static final int SIDE = 3;
    private static final int POINTS = 4;

    /** So many images at once: what is read again and again then stays in the fastest cache. */
    private static final int SLICE = 192;

    /** The two inputs of each transformed one, along one direction, and the sign of the second; B of the paper. */
    private static final int[] FIRST = {0, 1, 2, 1};

    private static final int[] SECOND = {2, 2, 1, 3};
    private static final int[] SIGN = {-1, 1, -1, -1};

    /** What a transformed product counts in the first and the second output of its tile; A of the paper. */
    private static final int[][] COUNTS = {{1, 1, 1, 0}, {0, 1, -1, -1}};

    private Convolution() {}

    /**
     * The images after convolution.
     *
     * @param weights filters x 3 x 3 x channels
     */
    static Planes of(Planes in, float[] weights, int filters) {
        Planes out = Planes.zeros(filters, in.height(), in.width(), in.batch());
        float[][] transformed = transformed(weights, filters, in.channels());
        float[] zeros = new float[in.batch()];
        IntStream.range(0, (in.height() + 1) / 2)
                .parallel()
                .forEach(tileRow -> new Tiles(in, transformed, out, zeros).row(2 * tileRow));
        return out;
    }

    /**
     * The images in tiles after convolution, with the same bits as {@link #of} gives.
     *
     * @param tiling how the images lie
     * @param weights filters x 3 x 3 x channels
     */
    static Planes ofTiles(Tiling tiling, Planes in, float[] weights, int filters) {
        Planes out = Planes.zeros(filters, 2, 2, in.batch());
        float[][] transformed = transformed(weights, filters, in.channels());
        for (int from = 0; from < in.batch(); from += SLICE) {
            int count = Math.min(SLICE, in.batch() - from);
            Planes some = Planes.zeros(filters, 2, 2, count);
            new Tiles(tiling.around(in, from, count), transformed, some, new float[0]).tile(1, 1, 0, 0, 0, count);
            for (int row = 0; row < some.rows().length; row++) {
                System.arraycopy(some.rows()[row], 0, out.rows()[row], from, count);
            }
        }
        tiling.clear(out);
        return out;
    }

    /** The weights with which a convolution leads back from the derivatives by its outputs to those by its inputs. */
    static float[] turned(float[] weights, int filters, int channels) {
        float[] turned = new float[weights.length];
        for (int filter = 0; filter < filters; filter++) {
            for (int tap = 0; tap < TAPS; tap++) {
                for (int channel = 0; channel < channels; channel++) {
                    turned[(channel * TAPS + TAPS - 1 - tap) * filters + filter] =
                            weights[(filter * TAPS + tap) * channels + channel];
                }
            }
        }
        return turned;
    }

    /** For each of the 16 points filters x channels, these padded with zeros to a multiple of 4: G g G^T of the paper. */
    private static float[][] transformed(float[] weights, int filters, int channels) {
        int padded = padded(channels);
        float[][] transformed = new float[POINTS * POINTS][filters * padded];
        float[] half = new float[POINTS * SIDE];
        float[] column = new float[SIDE];
        float[] four = new float[POINTS];
        for (int filter = 0; filter < filters; filter++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int x = 0; x < SIDE; x++) {
                    for (int y = 0; y < SIDE; y++) {
                        column[y] = weights[(filter * TAPS + y * SIDE + x) * channels + channel];
                    }
                    spread(column, four);
                    for (int i = 0; i < POINTS; i++) {
                        half[i * SIDE + x] = four[i];
                    }
                }
                for (int i = 0; i < POINTS; i++) {
                    System.arraycopy(half, i * SIDE, column, 0, SIDE);
                    spread(column, four);
                    for (int j = 0; j < POINTS; j++) {
                        transformed[i * POINTS + j][filter * padded + channel] = four[j];
                    }
                }
            }
        }
        return transformed;
    }

    private static void spread(float[] three, float[] four) {
        four[0] = three[0];
        four[1] = (three[0] + three[1] + three[2]) / 2;
        four[2] = (three[0] - three[1] + three[2]) / 2;
        four[3] = three[2];
    }

    private static int padded(int channels) {
        return (channels + 3) / 4 * 4;
    }

    /** A row of tiles with its scratch. */
    private static final class Tiles {

        private final Planes in;
        private final float[][] weights;
        private final Planes out;
        private final float[] zeros;
        private final float[][] inputs;
        private final float[][][] products;

        Tiles(Planes in, float[][] weights, Planes out, float[] zeros) {
            this.in = in;
            this.weights = weights;
            this.out = out;
            this.zeros = zeros;
            inputs = new float[padded(in.channels())][in.batch()];
            products = new float[POINTS][out.channels()][in.batch()];
        }

        void row(int y) {
            for (int x = 0; x < in.width(); x += 2) {
                for (int from = 0; from < in.batch(); from += SLICE) {
                    tile(y, x, y, x, from, Math.min(from + SLICE, in.batch()));
                }
            }
        }

        /** Reads around a tile at (y, x) and writes at (outY, outX). */
        void tile(int y, int x, int outY, int outX, int from, int to) {
            for (int i = 0; i < POINTS; i++) {
                for (int j = 0; j < POINTS; j++) {
                    transform(y, x, i, j, from, to);
                    multiply(weights[i * POINTS + j], products[j], from, to);
                }
                for (int dy = 0; dy < 2; dy++) {
                    for (int dx = 0; dx < 2; dx++) {
                        if (COUNTS[dy][i] != 0 && outY + dy < out.height() && outX + dx < out.width()) {
                            collect(outY + dy, outX + dx, COUNTS[dy][i], dx, from, to);
                        }
                    }
                }
            }
        }

        private void transform(int y, int x, int i, int j, int from, int to) {
            int top = y - 1 + FIRST[i];
            int bottom = y - 1 + SECOND[i];
            int left = x - 1 + FIRST[j];
            int right = x - 1 + SECOND[j];
            for (int channel = 0; channel < in.channels(); channel++) {
                Rows.set(
                        inputs[channel],
                        in.row(channel, top, left, zeros),
                        in.row(channel, top, right, zeros),
                        in.row(channel, bottom, left, zeros),
                        in.row(channel, bottom, right, zeros),
                        1,
                        SIGN[j],
                        SIGN[i],
                        SIGN[i] * SIGN[j],
                        from,
                        to);
            }
        }

        private void multiply(float[] by, float[][] into, int from, int to) {
            int padded = inputs.length;
            for (int filter = 0; filter < into.length; filter++) {
                float[] sum = into[filter];
                for (int c = 0; c < padded; c += 4) {
                    int at = filter * padded + c;
                    float[] first = inputs[c];
                    float[] second = inputs[c + 1];
                    float[] third = inputs[c + 2];
                    float[] fourth = inputs[c + 3];
                    if (c == 0) {
                        Rows.set(
                                sum,
                                first,
                                second,
                                third,
                                fourth,
                                by[at],
                                by[at + 1],
                                by[at + 2],
                                by[at + 3],
                                from,
                                to);
                    } else {
                        Rows.add(
                                sum,
                                first,
                                second,
                                third,
                                fourth,
                                by[at],
                                by[at + 1],
                                by[at + 2],
                                by[at + 3],
                                from,
                                to);
                    }
                }
            }
        }

        private void collect(int y, int x, int sign, int dx, int from, int to) {
            int[] counts = COUNTS[dx];
            for (int filter = 0; filter < out.channels(); filter++) {
                float[] sum = out.row(filter, y, x, zeros);
                float[] second = products[1][filter];
                float[] third = products[2][filter];
                float[] other = products[dx == 0 ? 0 : 3][filter];
                float count = sign * counts[dx == 0 ? 0 : 3];
                Rows.add(sum, other, second, third, count, sign * counts[1], sign * counts[2], from, to);
            }
        }
    }
}
