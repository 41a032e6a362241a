package dev.autodidact.gradient.internal;

/**
 * Images of some channels as rows: row (c height + y) width + x holds the pixel at y and x of channel c of all images of a
 * batch. Immutable by convention: the rows are shared.
 */
final class Planes {

    private final int channels;
    private final int height;
    private final int width;
    private final int batch;
    private final float[][] rows;

    private Planes(int channels, int height, int width, int batch, float[][] rows) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.batch = batch;
        this.rows = rows;
    }

    /** Images that are 0 everywhere. */
    static Planes zeros(int channels, int height, int width, int batch) {
        return new Planes(channels, height, width, batch, new float[channels * height * width][batch]);
    }

    /**
     * Images from vectors.
     *
     * @param inputs batch x (channels x height x width)
     * @param from the first image taken
     */
    static Planes of(double[] inputs, int channels, int height, int width, int from, int batch) {
        Planes planes = zeros(channels, height, width, batch);
        int size = planes.rows.length;
        for (int image = 0; image < batch; image++) {
            for (int at = 0; at < size; at++) {
                planes.rows[at][image] = (float) inputs[(from + image) * size + at];
            }
        }
        return planes;
    }

    /** Every so many pixels along both directions, from one on; the rows are shared. */
    Planes every(int step, int y, int x) {
        int high = (height - y + step - 1) / step;
        int wide = (width - x + step - 1) / step;
        float[][] some = new float[channels * high * wide][];
        for (int row = 0; row < some.length; row++) {
            some[row] = rows[at(row, high, wide, step, y, x)];
        }
        return new Planes(channels, high, wide, batch, some);
    }

    /** Puts rows in the place of those that {@link #every} gives. */
    void putEvery(int step, int y, int x, Planes some) {
        for (int row = 0; row < some.rows.length; row++) {
            rows[at(row, some.height, some.width, step, y, x)] = some.rows[row];
        }
    }

    private int at(int row, int high, int wide, int step, int y, int x) {
        int channel = row / (high * wide);
        int pixel = row % (high * wide);
        return (channel * height + y + step * (pixel / wide)) * width + x + step * (pixel % wide);
    }

    /** The images as vectors. */
    double[] vectors() {
        double[] vectors = new double[batch * rows.length];
        for (int image = 0; image < batch; image++) {
            for (int at = 0; at < rows.length; at++) {
                vectors[image * rows.length + at] = rows[at][image];
            }
        }
        return vectors;
    }

    int channels() {
        return channels;
    }

    /** How much memory the pixels take. */
    long bytes() {
        return (long) Float.BYTES * rows.length * batch;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** The number of images: the length of each row. */
    int batch() {
        return batch;
    }

    float[][] rows() {
        return rows;
    }

    int pixels() {
        return height * width;
    }

    /** A pixel of all images; {@code outside} where there is none. */
    float[] row(int channel, int y, int x, float[] outside) {
        return y < 0 || y >= height || x < 0 || x >= width ? outside : rows[(channel * height + y) * width + x];
    }
}
