package dev.autodidact.smile;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads the numbers of a model and trusts none of them: everything is checked against bounds, and memory is taken only as
 * bytes arrive, so that a forged length ends in an exception and not in an exhausted heap. Never reads ahead. Not
 * thread-safe.
 */
final class ModelInput {

    private static final int CHUNK = 1 << 13;

    private final DataInputStream in;

    ModelInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException("not a model of this learner: " + otherwise);
        }
    }

    int integer() throws IOException {
        return in.readInt();
    }

    /** {@return a whole number from low to high} */
    int integer(int low, int high, String what) throws IOException {
        return checked(in.readInt(), low, high, what);
    }

    /** {@return a number, which is finite} */
    double real(String what) throws IOException {
        return finite(in.readDouble(), what);
    }

    String text() throws IOException {
        return in.readUTF();
    }

    /** {@return one of the constants of an enum} */
    <E extends Enum<E>> E option(Class<E> type) throws IOException {
        String name = in.readUTF();
        for (E option : type.getEnumConstants()) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        throw new IOException("not a model of this learner: no " + type.getSimpleName() + " is named '" + name + "'");
    }

    /** {@return this many whole numbers from low to high} */
    int[] integers(int length, int low, int high, String what) throws IOException {
        int[] values = new int[Math.min(length, CHUNK)];
        for (int read = 0; read < length; ) {
            int next = Math.min(length - read, CHUNK);
            if (read + next > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
            }
            bytes(next * Integer.BYTES).asIntBuffer().get(values, read, next);
            read += next;
        }
        for (int value : values) {
            checked(value, low, high, what);
        }
        return values;
    }

    /** {@return this many finite numbers} */
    double[] reals(int length, String what) throws IOException {
        double[] values = new double[Math.min(length, CHUNK)];
        for (int read = 0; read < length; ) {
            int next = Math.min(length - read, CHUNK);
            if (read + next > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
            }
            bytes(next * Double.BYTES).asDoubleBuffer().get(values, read, next);
            read += next;
        }
        for (double value : values) {
            finite(value, what);
        }
        return values;
    }

    /** {@return this many rows of finite numbers} */
    double[][] table(int rows, int columns, String what) throws IOException {
        require(columns > 0 || rows <= CHUNK, rows + " rows without columns");
        double[][] table = new double[Math.min(rows, CHUNK)][];
        for (int i = 0; i < rows; i++) {
            if (i == table.length) {
                table = Arrays.copyOf(table, (int) Math.min(rows, 2L * table.length));
            }
            table[i] = reals(columns, what);
        }
        return table;
    }

    private static int checked(int value, int low, int high, String what) throws IOException {
        require(value >= low && value <= high, what + " " + value + " is outside " + low + " to " + high);
        return value;
    }

    private static double finite(double value, String what) throws IOException {
        require(Double.isFinite(value), what + " is " + value);
        return value;
    }

    private ByteBuffer bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the model ends too early");
        }
        return ByteBuffer.wrap(bytes);
    }
}
