package dev.autodidact.suites.internal.images;

import dev.autodidact.api.AutodidactException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Drawings as Omniglot was published: zip files of black and white PNG files, {@code ALPHABET/CHARACTER/*.png} below
 * whatever folder. Each is reduced to {@value #SIDE} x {@value #SIDE} by the mean over what a pixel covers.
 */
final class OriginalDrawings {

    static final int SIDE = 28;

    private static final Pattern DRAWING = Pattern.compile("(?:.*/)?([^/]+/[^/]+)/[^/]+\\.png");
    private static final int LARGEST = 1000;
    private static final int PAPER = 255;

    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final List<String> names = new ArrayList<>();

    /**
     * Reads zip files, in the order given, and the drawings of each in the order of their names.
     *
     * @throws AutodidactException of kind CALLER where one holds something else
     */
    static Drawings read(List<Path> files) {
        OriginalDrawings drawings = new OriginalDrawings();
        files.forEach(drawings::add);
        return Drawings.of(Pictures.of(drawings.values.toByteArray(), SIDE), drawings.names);
    }

    private void add(Path file) {
        int before = names.size();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String entry : zip.stream().map(ZipEntry::getName).sorted().toList()) {
                Matcher drawing = DRAWING.matcher(entry);
                if (drawing.matches()) {
                    names.add(drawing.group(1));
                    values.writeBytes(reduced(
                            file, entry, zip.getInputStream(zip.getEntry(entry)).readAllBytes()));
                }
            }
        } catch (ZipException e) {
            throw AutodidactException.caller("'" + file + "' is no zip file: " + e.getMessage() + "\nFetch it again.");
        } catch (IOException e) {
            throw new AutodidactException(AutodidactException.Kind.ENVIRONMENT, "cannot read '" + file + "': " + e, e);
        }
        if (names.size() == before) {
            throw AutodidactException.caller(
                    "'" + file + "' holds no ALPHABET/CHARACTER/*.png\nFetch Omniglot's zip file again.");
        }
    }

    private static byte[] reduced(Path file, String entry, byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
        if (image == null
                || image.getWidth() != image.getHeight()
                || image.getWidth() < SIDE
                || image.getWidth() > LARGEST) {
            throw AutodidactException.caller("'" + entry + "' in '" + file + "' is no square image of " + SIDE + " to "
                    + LARGEST + " pixels\nFetch Omniglot's zip file again.");
        }
        double scale = (double) image.getWidth() / SIDE;
        byte[] reduced = new byte[SIDE * SIDE];
        for (int pixel = 0; pixel < reduced.length; pixel++) {
            int row = pixel / SIDE;
            int column = pixel % SIDE;
            double ink = ink(image, row * scale, (row + 1) * scale, column * scale, (column + 1) * scale);
            reduced[pixel] = (byte) Math.round(ink);
        }
        return reduced;
    }

    /** The mean of an area, 0 to 255. */
    private static double ink(BufferedImage image, double top, double bottom, double left, double right) {
        double sum = 0;
        for (int y = (int) top; y < bottom; y++) {
            for (int x = (int) left; x < right; x++) {
                double area =
                        (Math.min(bottom, y + 1) - Math.max(top, y)) * (Math.min(right, x + 1) - Math.max(left, x));
                sum += area * (PAPER - (image.getRGB(x, y) & 0xff));
            }
        }
        return sum / ((bottom - top) * (right - left));
    }
}
