package dev.autodidact.api.learner;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a model that was written with a {@link ModelOutput}, and believes none of it, as {@link Learner#read} must.
 *
 * <p>Every number is checked as it is read, and memory is taken only as bytes arrive, in proportion to them: a forged
 * length ends in an {@link IOException}, not in an exhausted heap. An array of the caller's own, sized by a number that was
 * read, should wait until something as long has been read whole. Never reads ahead, so that a stream ends up right behind
 * the model. Where bounds themselves follow from what was read and leave no value between them, every value is refused.
 * Not thread-safe.
 */
public final class ModelInput {

    /** "ADMD". */
    static final int MAGIC = 0x41444d44;

    /** A gibibyte of reals. */
    static final int LONGEST = 1 << 27;

    /** Rows without columns, which no bytes stand for. */
    static final int MOST_EMPTY_ROWS = 1 << 20;

    private final DataInputStream in;
    private final String learner;

    /**
     * Begins to read a model.
     *
     * @param in the model's bytes; left open
     * @param learner the id of the learner that reads, which must be the one that wrote
     * @param version the version of the learner's format that it reads
     * @throws IOException where the bytes begin no model, or one of another learner or version
     */
    public ModelInput(InputStream in, String learner, int version) throws IOException {
        this.in = new DataInputStream(in);
        this.learner = learner;
        require(this.in.readInt() == MAGIC, "it begins differently");
        String writer = this.in.readUTF();
        require(writer.equals(learner), "it is one of '" + writer + "'");
        int written = this.in.readInt();
        require(written == version, "its format has version " + written + ", which should be " + version);
    }

    /**
     * Refuses the model where a condition does not hold.
     *
     * @param condition what must hold
     * @param otherwise what is wrong if it does not, for people to read
     * @throws IOException where it does not hold
     */
    public void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException("not a model of '" + learner + "': " + otherwise);
        }
    }

    /**
     * {@return a truth value}
     *
     * @throws IOException where there is none
     */
    public boolean flag() throws IOException {
        return integer(0, 1, "flag") == 1;
    }

    /**
     * {@return a whole number}
     *
     * @param low the least that is accepted
     * @param high the greatest that is accepted
     * @param what what the number is, for messages
     * @throws IOException where there is none, or none within the bounds
     */
    public int integer(int low, int high, String what) throws IOException {
        return bounded(in.readInt(), low, high, what);
    }

    /**
     * {@return a finite number}
     *
     * @param what what the number is, for messages
     * @throws IOException where there is none, or one that is not finite
     */
    public double real(String what) throws IOException {
        return finite(in.readDouble(), what);
    }

    /**
     * {@return one of an enum's constants}
     *
     * @param <E> the enum
     * @param type the enum
     * @throws IOException where no constant of it is named
     */
    public <E extends Enum<E>> E option(Class<E> type) throws IOException {
        String name = in.readUTF();
        for (E option : type.getEnumConstants()) {
            if (option.name().equals(name)) {
                return option;
            }
        }
        throw new IOException("not a model of '" + learner + "': no " + type.getSimpleName() + " is '" + name + "'");
    }

    /**
     * {@return whole numbers}
     *
     * @param length how many; not believed either
     * @param low the least that is accepted
     * @param high the greatest that is accepted
     * @param what what each of the numbers is, for messages
     * @throws IOException where there are not as many, or some outside the bounds
     */
    public int[] integers(long length, int low, int high, String what) throws IOException {
        ByteBuffer bytes = bytes(length, Integer.BYTES, what);
        int[] values = new int[(int) length];
        bytes.asIntBuffer().get(values);
        for (int value : values) {
            bounded(value, low, high, what);
        }
        return values;
    }

    /**
     * {@return finite numbers}
     *
     * @param length how many; not believed either
     * @param what what each of the numbers is, for messages
     * @throws IOException where there are not as many, or some that are not finite
     */
    public double[] reals(long length, String what) throws IOException {
        ByteBuffer bytes = bytes(length, Double.BYTES, what);
        double[] values = new double[(int) length];
        bytes.asDoubleBuffer().get(values);
        for (double value : values) {
            finite(value, what);
        }
        return values;
    }

    /**
     * {@return rows of finite numbers, all of one length}
     *
     * @param rows how many rows; not believed either
     * @param columns how many numbers each; not believed either; where 0, at most 2<sup>20</sup> rows are accepted
     * @param what what each of the numbers is, for messages
     * @throws IOException where there are not as many, or some that are not finite
     */
    public double[][] table(int rows, long columns, String what) throws IOException {
        require(rows >= 0 && (columns != 0 || rows <= MOST_EMPTY_ROWS), rows + " rows (" + what + ")");
        List<double[]> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            table.add(reals(columns, what));
        }
        return table.toArray(double[][]::new);
    }

    private int bounded(int value, int low, int high, String what) throws IOException {
        require(value >= low && value <= high, what + " " + value + " is outside " + low + " to " + high);
        return value;
    }

    private double finite(double value, String what) throws IOException {
        require(Double.isFinite(value), what + " is " + value);
        return value;
    }

    private ByteBuffer bytes(long values, int width, String what) throws IOException {
        require(values >= 0 && values <= LONGEST, values + " values (" + what + ")");
        int length = (int) values * width;
        // takes memory as the stream goes on, not as long as the model claims to be
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("not a model of '" + learner + "': it ends early (" + what + ")");
        }
        return ByteBuffer.wrap(bytes);
    }
}
