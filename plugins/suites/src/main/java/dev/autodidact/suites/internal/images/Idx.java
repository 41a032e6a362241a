package dev.autodidact.suites.internal.images;

import dev.autodidact.api.AutodidactException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of bytes in the format IDX (LeCun, Cortes and Burges, "The MNIST database"): two zero bytes, type 8, the number
 * of dimensions, each dimension as a big-endian integer, the values.
 */
final class Idx {

    private static final int BYTES = 0x0800;
    private static final long MOST = 1L << 30;

    private final int[] dimensions;
    private final byte[] values;

    private Idx(int[] dimensions, byte[] values) {
        this.dimensions = dimensions;
        this.values = values;
    }

    /**
     * Reads a file, compressed by gzip where its name ends in {@code .gz}.
     *
     * @param expected how many dimensions there must be
     * @throws AutodidactException of kind CALLER where the file is missing or something else
     */
    static Idx read(Path file, int expected) {
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(
                        new BufferedInputStream(file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw))) {
            if (in.readInt() != (BYTES | expected)) {
                throw wrong(file, "it does not begin as IDX of bytes in " + expected + " dimensions does");
            }
            int[] dimensions = new int[expected];
            long size = 1;
            for (int i = 0; i < expected; i++) {
                dimensions[i] = in.readInt();
                if (dimensions[i] < 1 || (size *= dimensions[i]) > MOST) {
                    throw wrong(file, "dimension " + (i + 1) + " is " + dimensions[i]);
                }
            }
            byte[] values = in.readNBytes((int) size);
            if (values.length < size) {
                throw wrong(file, "it ends after " + values.length + " of " + size + " values");
            }
            return new Idx(dimensions, values);
        } catch (EOFException | ZipException e) {
            throw wrong(file, "it is damaged or cut short");
        } catch (IOException e) {
            throw new AutodidactException(AutodidactException.Kind.ENVIRONMENT, "cannot read '" + file + "': " + e, e);
        }
    }

    /** The length of a dimension; the first is the slowest. */
    int length(int dimension) {
        return dimensions[dimension];
    }

    /** 0 to 255 each, as Java's signed bytes; shared. */
    byte[] values() {
        return values;
    }

    private static AutodidactException wrong(Path file, String what) {
        return AutodidactException.caller("'" + file + "' is no IDX file of bytes: " + what + "\nFetch it again.");
    }
}
