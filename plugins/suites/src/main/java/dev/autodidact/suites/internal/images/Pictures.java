package dev.autodidact.suites.internal.images;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Pixel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Square grey images, ink 1 and paper 0. Immutable. */
final class Pictures {

    private static final double INK = 255;

    private final byte[] values;
    private final int side;

    private Pictures(byte[] values, int side) {
        this.values = values;
        this.side = side;
    }

    /**
     * Reads an IDX file.
     *
     * @throws AutodidactException of kind CALLER where the images are not square
     */
    static Pictures read(Path file) {
        Idx idx = Idx.read(file, 3);
        int side = idx.length(1);
        if (idx.length(2) != side) {
            throw AutodidactException.caller(
                    "'" + file + "' holds images of " + side + " x " + idx.length(2) + " pixels, not squares");
        }
        return new Pictures(idx.values(), side);
    }

    /** Takes the pixels over, 0 to 255 as Java's signed bytes, image by image and row by row. */
    static Pictures of(byte[] values, int side) {
        return new Pictures(values, side);
    }

    int count() {
        return values.length / pixels();
    }

    int pixels() {
        return side * side;
    }

    /** The names of the pixels, row by row. */
    List<String> names() {
        return IntStream.range(0, pixels())
                .mapToObj(pixel -> new Pixel(pixel / side + 1, pixel % side + 1).name())
                .toList();
    }

    /**
     * The value of a pixel, 0 to 1.
     *
     * @param turns by how many quarters the image is turned, anticlockwise
     */
    double value(int image, int pixel, int turns) {
        int y = pixel / side;
        int x = pixel % side;
        int last = side - 1;
        int at = switch (turns) {
            case 0 -> pixel;
            case 1 -> x * side + last - y;
            case 2 -> (last - y) * side + last - x;
            default -> (last - x) * side + y;
        };
        return (values[image * pixels() + at] & 0xff) / INK;
    }
}
