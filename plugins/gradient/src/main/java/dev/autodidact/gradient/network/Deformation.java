package dev.autodidact.gradient.network;

import dev.autodidact.gradient.internal.Batch;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Turns, shifts, stretches and warps each image a little, at random, so that what is learned does not depend on where
 * exactly something stands and how it is drawn. Values between pixels are interpolated; beyond the image they are 0.
 *
 * @param height of the images, in pixels
 * @param width of the images, in pixels
 * @param degrees the greatest angle
 * @param pixels the greatest shift in each direction
 * @param stretch how much longer or shorter each direction becomes at most, as the logarithm of the factor; also the
 *     greatest slant, in pixels to the side for each pixel down
 * @param elastic by how many pixels neighbours move together in each direction, as a standard deviation
 */
record Deformation(int height, int width, double degrees, double pixels, double stretch, double elastic)
        implements NetworkObjective.Variation {

    @Override
    public Batch of(Batch rows, RandomGenerator random) {
        if (degrees == 0 && pixels == 0 && stretch == 0 && elastic == 0) {
            return rows;
        }
        double[] deformed = new double[rows.inputs().length];
        long[] seeds = random.longs(rows.rows()).toArray();
        IntStream.range(0, seeds.length)
                .parallel()
                .forEach(
                        row -> deform(rows.inputs(), deformed, row * height * width, new SplittableRandom(seeds[row])));
        return new Batch(deformed, rows.loss());
    }

    private void deform(double[] inputs, double[] deformed, int from, RandomGenerator random) {
        double[] down = new double[height * width];
        double[] right = new double[height * width];
        if (elastic > 0) {
            ElasticField field = new ElasticField(height, width, elastic);
            field.draw(down, random);
            field.draw(right, random);
        }
        deform(inputs, deformed, from, Affine.draw(this, random), down, right);
    }

    private void deform(double[] inputs, double[] deformed, int from, Affine affine, double[] down, double[] right) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                double v = y - (height - 1) / 2.0 - affine.down;
                double u = x - (width - 1) / 2.0 - affine.right;
                deformed[from + pixel] = value(
                        inputs,
                        from,
                        affine.yy * v + affine.yx * u + (height - 1) / 2.0 + down[pixel],
                        affine.xy * v + affine.xx * u + (width - 1) / 2.0 + right[pixel]);
            }
        }
    }

    private double value(double[] inputs, int from, double y, double x) {
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double below = y - top;
        double beside = x - left;
        return (1 - below)
                        * ((1 - beside) * pixel(inputs, from, top, left) + beside * pixel(inputs, from, top, left + 1))
                + below
                        * ((1 - beside) * pixel(inputs, from, top + 1, left)
                                + beside * pixel(inputs, from, top + 1, left + 1));
    }

    private double pixel(double[] inputs, int from, int y, int x) {
        return y < 0 || y >= height || x < 0 || x >= width ? 0 : inputs[from + y * width + x];
    }

    /** Where a pixel comes from, measured from the middle: a slant, after that a stretch, a turn and a shift. */
    private record Affine(double yy, double yx, double xy, double xx, double down, double right) {

        static Affine draw(Deformation most, RandomGenerator random) {
            double angle = StrictMath.toRadians(within(most.degrees, random));
            double down = within(most.pixels, random);
            double right = within(most.pixels, random);
            double tall = StrictMath.exp(within(most.stretch, random));
            double wide = StrictMath.exp(within(most.stretch, random));
            double slant = within(most.stretch, random);
            double yy = StrictMath.cos(angle) / tall;
            double yx = StrictMath.sin(angle) / tall;
            double xy = -StrictMath.sin(angle) / wide;
            double xx = StrictMath.cos(angle) / wide;
            return new Affine(yy, yx, xy + slant * yy, xx + slant * yx, down, right);
        }

        private static double within(double most, RandomGenerator random) {
            return most * (2 * random.nextDouble() - 1);
        }
    }
}
