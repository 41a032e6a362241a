package dev.autodidact.gradient.internal;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Pixel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which pixel of an image each feature is. Features say so by their names: see {@link Pixel}. Pixels without a feature are 0: columns that are always the same do not reach learners.
 *
 * @param height in pixels
 * @param width in pixels
 * @param pixels by feature, y width + x, from 0
 */
public record PixelGrid(int height, int width, List<Integer> pixels) {

    /**
     * Copies the list.
     *
     * @param height see above
     * @param width see above
     * @param pixels see above
     */
    public PixelGrid {
        pixels = List.copyOf(pixels);
    }

    /**
     * {@return the grid in which feature after feature is the next pixel}
     *
     * @param height in pixels
     * @param width in pixels
     */
    public static PixelGrid full(int height, int width) {
        return new PixelGrid(
                height, width, IntStream.range(0, height * width).boxed().toList());
    }

    /**
     * {@return the grid that the names tell; empty where a feature is no pixel, or two are the same}
     *
     * @param features the features
     */
    public static Optional<PixelGrid> of(Features features) {
        List<Pixel> named = IntStream.range(0, features.size())
                .mapToObj(feature -> Pixel.named(features.name(feature)))
                .flatMap(Optional::stream)
                .toList();
        if (named.isEmpty()
                || named.size() < features.size()
                || named.stream().distinct().count() < named.size()) {
            return Optional.empty();
        }
        int height = named.stream().mapToInt(Pixel::row).max().orElseThrow();
        int width = named.stream().mapToInt(Pixel::column).max().orElseThrow();
        return Optional.of(new PixelGrid(
                height,
                width,
                named.stream()
                        .map(pixel -> (pixel.row() - 1) * width + pixel.column() - 1)
                        .toList()));
    }

    /** {@return whether feature after feature is the next pixel, and none is missing} */
    public boolean isFull() {
        return equals(full(height, width));
    }

    /**
     * {@return images, rows x (height x width)}
     *
     * @param inputs rows x features
     * @param rows the number of rows
     */
    public double[] images(double[] inputs, int rows) {
        int size = height * width;
        double[] images = new double[Math.multiplyExact(rows, size)];
        for (int row = 0; row < rows; row++) {
            for (int feature = 0; feature < pixels.size(); feature++) {
                images[row * size + pixels.get(feature)] = inputs[row * pixels.size() + feature];
            }
        }
        return images;
    }

    /** {@return images moved by some pixels; what comes in is 0} */
    double[] moved(double[] images, int down, int right) {
        double[] moved = new double[images.length];
        int size = height * width;
        int from = Math.max(0, -right);
        int count = width - Math.abs(right);
        for (int image = 0; image < images.length; image += size) {
            for (int y = Math.max(0, -down); y < Math.min(height, height - down); y++) {
                int line = image + y * width + from;
                System.arraycopy(images, line, moved, line + down * width + right, count);
            }
        }
        return moved;
    }
}
