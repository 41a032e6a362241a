package dev.autodidact.gradient.network;

import java.util.random.RandomGenerator;

/**
 * How far each pixel of an image moves in one direction where neighbours move together: uniform noise smoothed by a Gaussian
 * (Simard, Steinkraus and Platt, 2003, "Best practices for convolutional neural networks applied to visual document
 * analysis", section 2). The Gaussian's standard deviation is a seventh of the image's lesser side, which is about theirs.
 * Here the noise goes on around the edges, so that all pixels move alike. Not thread-safe.
 */
final class ElasticField {

    private static final double SMOOTHNESS = 1 / 7.0;

    private final int height;
    private final int width;
    private final double greatest;
    private final double[] weights;
    private final double[] noise;
    private final double[] half;

    /** A line, and what goes on beyond its ends. */
    private final double[] around;

    /**
     * Makes a source of fields.
     *
     * @param deviation the standard deviation of a pixel's way, in pixels
     */
    ElasticField(int height, int width, double deviation) {
        this.height = height;
        this.width = width;
        double spread = SMOOTHNESS * Math.min(height, width);
        int reach = (int) Math.ceil(2 * spread);
        weights = new double[2 * reach + 1];
        double squares = 0;
        for (int k = 0; k < weights.length; k++) {
            double away = (k - reach) / spread;
            weights[k] = StrictMath.exp(-away * away / 2);
            squares += weights[k] * weights[k];
        }
        greatest = Math.sqrt(3) * deviation / squares;
        noise = new double[height * width];
        half = new double[height * width];
        around = new double[Math.max(height, width) + 2 * reach];
    }

    /** Draws another field into an array, row by row. */
    void draw(double[] field, RandomGenerator random) {
        for (int pixel = 0; pixel < noise.length; pixel++) {
            noise[pixel] = greatest * (2 * random.nextDouble() - 1);
        }
        for (int y = 0; y < height; y++) {
            smooth(noise, half, y * width, 1, width);
        }
        for (int x = 0; x < width; x++) {
            smooth(half, field, x, width, height);
        }
    }

    private void smooth(double[] in, double[] out, int from, int stride, int count) {
        int reach = weights.length / 2;
        for (int i = 0; i < count + 2 * reach; i++) {
            around[i] = in[from + stride * Math.floorMod(i - reach, count)];
        }
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * around[i + k];
            }
            out[from + stride * i] = sum;
        }
    }
}
