package dev.autodidact.gradient.internal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The derivatives by the weights of a {@link Convolution}: sums over all pixels of all images of an input times the
 * derivative by an output. Parts are computed in parallel and added in their order.
 */
final class WeightGradient {

    /** From so many channels on, the weights of a filter are a row that is long enough to vectorise. */
    private static final int MANY = 8;

    /** Images whose sums are taken in single precision before they are added to the others in double. */
    private static final int GROUP = 8;

    private static final int SIDE = 3;

    private WeightGradient() {}

    /**
     * Adds the derivatives.
     *
     * @param gradient has filters x 3 x 3 x channels added from {@code to} on
     */
    static void add(Planes in, Planes byOutputs, double[] gradient, int to) {
        if (in.channels() < MANY) {
            alongImages(in, byOutputs, gradient, to);
        } else {
            alongWeights(in, byOutputs, gradient, to);
        }
    }

    /** Products are summed image by image; the images at last. */
    private static void alongImages(Planes in, Planes byOutputs, double[] gradient, int to) {
        float[] zeros = new float[in.batch()];
        int size = Convolution.TAPS * in.channels();
        IntStream.range(0, byOutputs.channels() * size).parallel().forEach(weight -> {
            int filter = weight / size;
            int tap = weight % size / in.channels();
            gradient[to + weight] += sum(in, byOutputs, filter, tap, weight % in.channels(), zeros);
        });
    }

    private static double sum(Planes in, Planes byOutputs, int filter, int tap, int channel, float[] zeros) {
        float[] sums = new float[in.batch()];
        float[][] inputs = new float[4][];
        float[][] slopes = new float[4][];
        int held = 0;
        int pixels = in.pixels();
        for (int pixel = 0; pixel < pixels; pixel++) {
            int y = pixel / in.width() + tap / SIDE - 1;
            int x = pixel % in.width() + tap % SIDE - 1;
            inputs[held] = in.row(channel, y, x, zeros);
            slopes[held++] = byOutputs.rows()[filter * pixels + pixel];
            if (pixel == pixels - 1) {
                for (; held < 4; held++) {
                    inputs[held] = zeros;
                    slopes[held] = zeros;
                }
            }
            if (held == 4) {
                Rows.addProducts(
                        sums, inputs[0], slopes[0], inputs[1], slopes[1], inputs[2], slopes[2], inputs[3], slopes[3]);
                held = 0;
            }
        }
        return Rows.sum(sums);
    }

    /** Each pixel adds its neighbourhood, weighted, to the row of each filter's weights. */
    private static void alongWeights(Planes in, Planes byOutputs, double[] gradient, int to) {
        List<float[][]> parts = IntStream.range(0, (in.batch() + GROUP - 1) / GROUP)
                .parallel()
                .mapToObj(group -> part(in, byOutputs, group * GROUP, Math.min((group + 1) * GROUP, in.batch())))
                .toList();
        int size = Convolution.TAPS * in.channels();
        for (float[][] part : parts) {
            for (int filter = 0; filter < part.length; filter++) {
                for (int weight = 0; weight < size; weight++) {
                    gradient[to + filter * size + weight] += part[filter][weight];
                }
            }
        }
    }

    private static float[][] part(Planes in, Planes byOutputs, int from, int to) {
        int channels = in.channels();
        int size = Convolution.TAPS * channels;
        int pixels = in.pixels();
        float[][] sums = new float[byOutputs.channels()][size];
        float[] image = new float[(in.height() + 2) * (in.width() + 2) * channels];
        float[][] around = new float[4][size];
        float[][] slopes = new float[4][byOutputs.channels()];
        for (int number = from; number < to; number++) {
            fill(image, in, number);
            for (int pixel = 0; pixel < pixels; pixel += 4) {
                for (int next = 0; next < 4; next++) {
                    int at = Math.min(pixel + next, pixels - 1);
                    neighbourhood(image, in, at, around[next]);
                    boolean beyond = pixel + next >= pixels;
                    for (int filter = 0; filter < sums.length; filter++) {
                        slopes[next][filter] = beyond ? 0 : byOutputs.rows()[filter * pixels + at][number];
                    }
                }
                for (int filter = 0; filter < sums.length; filter++) {
                    Rows.add(
                            sums[filter],
                            around[0],
                            around[1],
                            around[2],
                            around[3],
                            slopes[0][filter],
                            slopes[1][filter],
                            slopes[2][filter],
                            slopes[3][filter],
                            0,
                            size);
                }
            }
        }
        return sums;
    }

    /** One image by y, x and channel, inside a frame of zeros. */
    private static void fill(float[] image, Planes in, int number) {
        int channels = in.channels();
        int pixels = in.pixels();
        for (int pixel = 0; pixel < pixels; pixel++) {
            int at = ((pixel / in.width() + 1) * (in.width() + 2) + pixel % in.width() + 1) * channels;
            for (int channel = 0; channel < channels; channel++) {
                image[at + channel] = in.rows()[channel * pixels + pixel][number];
            }
        }
    }

    private static void neighbourhood(float[] image, Planes in, int pixel, float[] to) {
        int length = SIDE * in.channels();
        for (int dy = 0; dy < SIDE; dy++) {
            int from = ((pixel / in.width() + dy) * (in.width() + 2) + pixel % in.width()) * in.channels();
            System.arraycopy(image, from, to, dy * length, length);
        }
    }
}
