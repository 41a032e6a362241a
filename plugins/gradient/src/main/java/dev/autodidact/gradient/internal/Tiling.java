package dev.autodidact.gradient.internal;

import java.util.Arrays;

/**
 * Images cut into tiles of 2 x 2 pixels, an odd last row or column filled up with zeros. The tiles of all images lie side
 * by side: lane (row columns + column) images + image of row c 4 + 2 y + x holds the pixel at y and x of a tile's channel
 * c. So rows are long where images are few, and every loop over them is vectorised.
 *
 * @param height of the images, in pixels
 * @param width of the images, in pixels
 * @param images how many
 */
record Tiling(int height, int width, int images) {

    private static final int SIDE = 2;

    /** The side of what a convolution reads for a tile. */
    private static final int AROUND = 4;

    private int rows() {
        return (height + 1) / SIDE;
    }

    private int columns() {
        return (width + 1) / SIDE;
    }

    /** The length of each row. */
    int lanes() {
        return rows() * columns() * images;
    }

    /** Images in tiles. */
    Planes tiled(Planes plain) {
        Planes tiled = Planes.zeros(plain.channels(), SIDE, SIDE, lanes());
        for (int row = 0; row < plain.rows().length; row++) {
            System.arraycopy(plain.rows()[row], 0, tiled.rows()[tiledRow(row)], lane(row), images);
        }
        return tiled;
    }

    /** The inverse of {@link #tiled}. */
    Planes plain(Planes tiled) {
        Planes plain = Planes.zeros(tiled.channels(), height, width, images);
        for (int row = 0; row < plain.rows().length; row++) {
            System.arraycopy(tiled.rows()[tiledRow(row)], lane(row), plain.rows()[row], 0, images);
        }
        return plain;
    }

    private int tiledRow(int row) {
        int pixel = row % (height * width);
        return row / (height * width) * SIDE * SIDE + pixel / width % SIDE * SIDE + pixel % width % SIDE;
    }

    private int lane(int row) {
        int pixel = row % (height * width);
        return (pixel / width / SIDE * columns() + pixel % width / SIDE) * images;
    }

    /** Images of half the size from one number for each tile; what an odd last row or column gave is left out. */
    Planes halved(Planes tiles) {
        Planes plain = Planes.zeros(tiles.channels(), height / SIDE, width / SIDE, images);
        for (int row = 0; row < plain.rows().length; row++) {
            System.arraycopy(tiles.rows()[row / plain.pixels()], halvedLane(row, plain), plain.rows()[row], 0, images);
        }
        return plain;
    }

    /** One number for each tile from images of half the size; 0 for an odd last row or column. */
    Planes doubled(Planes plain) {
        Planes tiles = Planes.zeros(plain.channels(), 1, 1, lanes());
        for (int row = 0; row < plain.rows().length; row++) {
            System.arraycopy(plain.rows()[row], 0, tiles.rows()[row / plain.pixels()], halvedLane(row, plain), images);
        }
        return tiles;
    }

    private int halvedLane(int row, Planes plain) {
        int pixel = row % plain.pixels();
        return (pixel / plain.width() * columns() + pixel % plain.width()) * images;
    }

    /** Makes 0 of what lies beyond an odd last row or column. */
    void clear(Planes tiled) {
        for (int row = 0; row < tiled.rows().length; row++) {
            float[] lanes = tiled.rows()[row];
            if (height % SIDE != 0 && row / SIDE % SIDE == 1) {
                Arrays.fill(lanes, (rows() - 1) * columns() * images, lanes.length, 0);
            }
            if (width % SIDE != 0 && row % SIDE == 1) {
                for (int end = columns() * images; end <= lanes.length; end += columns() * images) {
                    Arrays.fill(lanes, end - images, end, 0);
                }
            }
        }
    }

    /** The 4 x 4 pixels around some tiles: one more on each side. */
    Planes around(Planes tiled, int from, int count) {
        Planes around = Planes.zeros(tiled.channels(), AROUND, AROUND, count);
        for (int row = 0; row < around.rows().length; row++) {
            int y = row / AROUND % AROUND;
            int x = row % AROUND;
            int source = row / (AROUND * AROUND) * SIDE * SIDE + (y + 1) % SIDE * SIDE + (x + 1) % SIDE;
            shift(tiled.rows()[source], y / 3 - (3 - y) / 3, x / 3 - (3 - x) / 3, from, around.rows()[row]);
        }
        return around;
    }

    /** What lies so many tiles further down and to the right; 0 outside. */
    private void shift(float[] lanes, int down, int right, int from, float[] to) {
        int ahead = from + (down * columns() + right) * images;
        int begin = Math.max(0, -ahead);
        int end = Math.min(to.length, lanes.length - ahead);
        if (begin < end) {
            System.arraycopy(lanes, ahead + begin, to, begin, end - begin);
        }
        if (right != 0) {
            int line = columns() * images;
            int edge = right < 0 ? 0 : line - images;
            for (int at = from / line * line + edge - from; at < to.length; at += line) {
                Arrays.fill(to, Math.clamp(at, 0, to.length), Math.clamp(at + images, 0, to.length), 0);
            }
        }
    }

    /** The sums of lanes, by image. */
    double[] sums(float[] lanes) {
        double[] sums = new double[images];
        for (int from = 0; from < lanes.length; from += images) {
            for (int image = 0; image < images; image++) {
                sums[image] += lanes[from + image];
            }
        }
        return sums;
    }

    /** A number for each image, repeated for each of its tiles. */
    float[] spread(double[] byImage) {
        float[] lanes = new float[lanes()];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = (float) byImage[lane % images];
        }
        return lanes;
    }
}
