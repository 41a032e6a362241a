package dev.autodidact.gradient.internal;

/**
 * The derivatives by the weights of a convolution of images in tiles: sums over all pixels of all images of an input times
 * the derivative by an output. Tiles are taken one by one, so that the weights of a filter are a row, or, where there are
 * fewer channels than make a row worth while, the filters of a weight.
 */
final class TileGradient {

    /** Tiles whose sums are taken in single precision before they are added to the others in double. */
    private static final int GROUP = 128;

    private static final int SIDE = 3;
    private static final int AROUND = 4;
    private static final int PIXELS = 4;

    private static final int MANY = 8;

    private final int channels;
    private final int filters;

    /** By tile of a group: 4 x 4 x channels around it, and the derivatives by pixel and filter. */
    private final float[][] around;

    private final float[][] slopes;

    /** For each pixel of a tile: 3 x 3 x channels, and filters. */
    private final float[][] inputs;

    private final float[][] outputs;

    private TileGradient(int channels, int filters) {
        this.channels = channels;
        this.filters = filters;
        around = new float[GROUP][AROUND * AROUND * channels];
        slopes = new float[GROUP][PIXELS * filters];
        inputs = new float[PIXELS][Convolution.TAPS * channels];
        outputs = new float[PIXELS][filters];
    }

    /**
     * Adds the derivatives.
     *
     * @param gradient has filters x 3 x 3 x channels added from {@code to} on
     */
    static void add(Tiling tiling, Planes in, Planes byOutputs, double[] gradient, int to) {
        TileGradient sums = new TileGradient(in.channels(), byOutputs.channels());
        for (int from = 0; from < in.batch(); from += GROUP) {
            int count = Math.min(GROUP, in.batch() - from);
            sums.turn(tiling.around(in, from, count), byOutputs, from, count);
            if (in.channels() < MANY) {
                sums.addByWeight(count, gradient, to);
            } else {
                sums.addByFilter(count, gradient, to);
            }
        }
    }

    /** From lane by lane to tile by tile. */
    private void turn(Planes patches, Planes byOutputs, int from, int count) {
        for (int row = 0; row < patches.rows().length; row++) {
            float[] lanes = patches.rows()[row];
            int at = row % (AROUND * AROUND) * channels + row / (AROUND * AROUND);
            for (int tile = 0; tile < count; tile++) {
                around[tile][at] = lanes[tile];
            }
        }
        for (int row = 0; row < byOutputs.rows().length; row++) {
            float[] lanes = byOutputs.rows()[row];
            int at = row % PIXELS * filters + row / PIXELS;
            for (int tile = 0; tile < count; tile++) {
                slopes[tile][at] = lanes[from + tile];
            }
        }
    }

    private void take(int tile) {
        int line = SIDE * channels;
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            for (int y = 0; y < SIDE; y++) {
                int from = ((pixel / 2 + y) * AROUND + pixel % 2) * channels;
                System.arraycopy(around[tile], from, inputs[pixel], y * line, line);
            }
            System.arraycopy(slopes[tile], pixel * filters, outputs[pixel], 0, filters);
        }
    }

    private void addByFilter(int count, double[] gradient, int to) {
        int size = Convolution.TAPS * channels;
        float[][] sums = new float[filters][size];
        for (int tile = 0; tile < count; tile++) {
            take(tile);
            for (int filter = 0; filter < filters; filter++) {
                add(sums[filter], inputs, outputs, filter);
            }
        }
        for (int at = 0; at < filters * size; at++) {
            gradient[to + at] += sums[at / size][at % size];
        }
    }

    private void addByWeight(int count, double[] gradient, int to) {
        int size = Convolution.TAPS * channels;
        float[][] sums = new float[size][filters];
        for (int tile = 0; tile < count; tile++) {
            take(tile);
            for (int weight = 0; weight < size; weight++) {
                add(sums[weight], outputs, inputs, weight);
            }
        }
        for (int at = 0; at < filters * size; at++) {
            gradient[to + at] += sums[at % size][at / size];
        }
    }

    /** Adds the rows of the four pixels, each by a number of the same pixel. */
    private static void add(float[] sum, float[][] rows, float[][] numbers, int number) {
        Rows.add(
                sum,
                rows[0],
                rows[1],
                rows[2],
                rows[3],
                numbers[0][number],
                numbers[1][number],
                numbers[2][number],
                numbers[3][number],
                0,
                sum.length);
    }
}
