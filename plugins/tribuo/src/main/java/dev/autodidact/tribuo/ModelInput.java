package dev.autodidact.tribuo;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads a model's parts, none of which is believed: memory is taken only as bytes arrive, so that a forged length ends in
 * an exception and not in an exhausted heap. Never reads ahead. Not thread-safe.
 */
final class ModelInput {

    /** More than any model of ours holds in one array: a gibibyte of doubles. */
    private static final long LONGEST = 1L << 27;

    private static final int CHUNK = 1 << 13;

    private final DataInputStream in;

    ModelInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    static void require(boolean condition, String what) throws IOException {
        if (!condition) {
            throw new IOException("not a model of this plugin: " + what);
        }
    }

    int integer() throws IOException {
        return in.readInt();
    }

    /** {@return a whole number within bounds} */
    int integer(int low, int high, String what) throws IOException {
        int value = in.readInt();
        require(value >= low && value <= high, what + " " + value + " is outside " + low + " to " + high);
        return value;
    }

    double real() throws IOException {
        double value = in.readDouble();
        require(Double.isFinite(value), "a number is " + value);
        return value;
    }

    boolean flag() throws IOException {
        return integer(0, 1, "flag") == 1;
    }

    String text() throws IOException {
        return in.readUTF();
    }

    /** {@return an option of an enum} */
    <E extends Enum<E>> E option(Class<E> type) throws IOException {
        String name = text();
        for (E option : type.getEnumConstants()) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        throw new IOException("not a model of this plugin: no " + type.getSimpleName() + " '" + name + "'");
    }

    /** {@return this many finite numbers} */
    double[] reals(long length) throws IOException {
        double[] values = new double[(int) Math.min(checked(length), CHUNK)];
        for (int read = 0; read < length; ) {
            int next = (int) Math.min(length - read, CHUNK);
            if (read + next > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
            }
            chunk(next, Double.BYTES).asDoubleBuffer().get(values, read, next);
            read += next;
        }
        for (double value : values) {
            require(Double.isFinite(value), "a number is " + value);
        }
        return values;
    }

    /** {@return this many whole numbers within bounds} */
    int[] integers(long length, int low, int high, String what) throws IOException {
        int[] values = new int[(int) Math.min(checked(length), CHUNK)];
        for (int read = 0; read < length; ) {
            int next = (int) Math.min(length - read, CHUNK);
            if (read + next > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
            }
            chunk(next, Integer.BYTES).asIntBuffer().get(values, read, next);
            read += next;
        }
        for (int value : values) {
            require(value >= low && value <= high, what + " " + value + " is outside " + low + " to " + high);
        }
        return values;
    }

    private static long checked(long length) throws IOException {
        require(length >= 0 && length <= LONGEST, "an array of " + length + " values");
        return length;
    }

    private ByteBuffer chunk(int values, int width) throws IOException {
        byte[] bytes = in.readNBytes(values * width);
        if (bytes.length < values * width) {
            throw new EOFException("the model ends too early");
        }
        return ByteBuffer.wrap(bytes);
    }
}
