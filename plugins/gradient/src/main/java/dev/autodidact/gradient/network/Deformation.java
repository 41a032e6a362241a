package dev.autodidact.gradient.network;

import dev.autodidact.gradient.internal.Batch;
import java.util.random.RandomGenerator;

/**
 * Turns and shifts each image a little, at random, so that what is learned does not depend on where exactly something
 * stands. Values between pixels are interpolated; beyond the image they are 0.
 *
 * @param height of the images, in pixels
 * @param width of the images, in pixels
 * @param degrees the greatest angle
 * @param pixels the greatest shift in each direction
 */
record Deformation(int height, int width, double degrees, double pixels) implements NetworkObjective.Variation {

    @Override
    public Batch of(Batch rows, RandomGenerator random) {
        if (degrees == 0 && pixels == 0) {
            return rows;
        }
        double[] inputs = rows.inputs();
        double[] deformed = new double[inputs.length];
        int size = height * width;
        for (int from = 0; from < inputs.length; from += size) {
            double angle = StrictMath.toRadians(degrees * (2 * random.nextDouble() - 1));
            double down = pixels * (2 * random.nextDouble() - 1);
            double right = pixels * (2 * random.nextDouble() - 1);
            deform(inputs, deformed, from, angle, down, right);
        }
        return new Batch(deformed, rows.loss());
    }

    private void deform(double[] inputs, double[] deformed, int from, double angle, double down, double right) {
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double v = y - (height - 1) / 2.0 - down;
                double u = x - (width - 1) / 2.0 - right;
                deformed[from + y * width + x] = value(
                        inputs,
                        from,
                        cosine * v + sine * u + (height - 1) / 2.0,
                        cosine * u - sine * v + (width - 1) / 2.0);
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
}
