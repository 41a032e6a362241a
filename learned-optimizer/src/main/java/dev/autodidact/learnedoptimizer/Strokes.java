package dev.autodidact.learnedoptimizer;

import java.util.random.RandomGenerator;

/** Draws curved strokes on a square of pixels. */
final class Strokes {

    private static final int STROKES = 3;
    private static final int DOTS_PER_PIXEL = 3;
    private static final double THICKNESS = 0.045;

    private Strokes() {}

    /** {@return the control points of some quadratic curves, x and y in 0 to 1} */
    static float[] draw(RandomGenerator random) {
        float[] controls = new float[STROKES * 6];
        for (int i = 0; i < controls.length; i++) {
            controls[i] = 0.2f + 0.6f * random.nextFloat();
        }
        return controls;
    }

    /** {@return a picture of the curves, each control point moved a little, and all of them together} */
    static float[] blurred(float[] controls, int side, RandomGenerator random) {
        float[] moved = controls.clone();
        double right = 0.05 * random.nextGaussian();
        double down = 0.05 * random.nextGaussian();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] += (float) (right + 0.04 * random.nextGaussian());
            moved[i + 1] += (float) (down + 0.04 * random.nextGaussian());
        }
        float[] pixels = new float[side * side];
        for (int stroke = 0; stroke < STROKES; stroke++) {
            curve(moved, 6 * stroke, pixels, side);
        }
        return pixels;
    }

    private static void curve(float[] controls, int at, float[] pixels, int side) {
        int dots = DOTS_PER_PIXEL * side;
        for (int dot = 0; dot <= dots; dot++) {
            double t = (double) dot / dots;
            double a = (1 - t) * (1 - t);
            double b = 2 * t * (1 - t);
            double c = t * t;
            ink(
                    a * controls[at] + b * controls[at + 2] + c * controls[at + 4],
                    a * controls[at + 1] + b * controls[at + 3] + c * controls[at + 5],
                    pixels,
                    side);
        }
    }

    /** Blackens the pixels around a dot, the less the farther. */
    private static void ink(double x, double y, float[] pixels, int side) {
        int reach = (int) Math.ceil(2 * THICKNESS * side);
        int column = (int) (x * side);
        int row = (int) (y * side);
        for (int i = Math.max(0, row - reach); i <= Math.min(side - 1, row + reach); i++) {
            for (int j = Math.max(0, column - reach); j <= Math.min(side - 1, column + reach); j++) {
                double dx = (j + 0.5) / side - x;
                double dy = (i + 0.5) / side - y;
                double black = 1.5 - Math.sqrt(dx * dx + dy * dy) / THICKNESS;
                pixels[i * side + j] = (float) Math.max(pixels[i * side + j], Math.clamp(black, 0.0, 1.0));
            }
        }
    }
}
