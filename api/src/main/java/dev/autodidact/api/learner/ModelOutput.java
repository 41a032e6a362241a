package dev.autodidact.api.learner;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes a model as plain numbers; {@link ModelInput} is the inverse, called in the same order.
 *
 * <p>Begins with {@code ADMD}, the learner's id and the version of its format; numbers are big-endian, lengths are left to
 * the caller to write where the reader cannot know them. What is written is not held back, so that nothing needs to be
 * flushed. Not thread-safe.
 */
public final class ModelOutput {

    private final DataOutputStream out;

    /**
     * Begins to write a model.
     *
     * @param out where to; left open
     * @param learner the id of the learner that fitted the model
     * @param version the version of the learner's format, to be raised when what follows changes
     * @throws IOException where writing fails
     */
    public ModelOutput(OutputStream out, String learner, int version) throws IOException {
        this.out = new DataOutputStream(out);
        this.out.writeInt(ModelInput.MAGIC);
        this.out.writeUTF(learner);
        this.out.writeInt(version);
    }

    /**
     * Writes a truth value.
     *
     * @param value the value
     * @throws IOException where writing fails
     */
    public void flag(boolean value) throws IOException {
        integer(value ? 1 : 0);
    }

    /**
     * Writes a whole number.
     *
     * @param value the number
     * @throws IOException where writing fails
     */
    public void integer(int value) throws IOException {
        out.writeInt(value);
    }

    /**
     * Writes a number.
     *
     * @param value the number; none is read back that is not finite
     * @throws IOException where writing fails
     */
    public void real(double value) throws IOException {
        out.writeDouble(value);
    }

    /**
     * Writes one of an enum's constants, by its name, which so becomes part of the format.
     *
     * @param value the constant
     * @throws IOException where writing fails
     */
    public void option(Enum<?> value) throws IOException {
        out.writeUTF(value.name());
    }

    /**
     * Writes whole numbers, without their length.
     *
     * @param values the numbers
     * @throws IOException where writing fails, or these are more than would be read back, 2<sup>27</sup>
     */
    public void integers(int[] values) throws IOException {
        byte[] bytes = array(values.length, Integer.BYTES);
        ByteBuffer.wrap(bytes).asIntBuffer().put(values);
        out.write(bytes);
    }

    /**
     * Writes numbers, without their length.
     *
     * @param values the numbers; none is read back that is not finite
     * @throws IOException where writing fails, or these are more than would be read back, 2<sup>27</sup>
     */
    public void reals(double[] values) throws IOException {
        byte[] bytes = array(values.length, Double.BYTES);
        ByteBuffer.wrap(bytes).asDoubleBuffer().put(values);
        out.write(bytes);
    }

    /**
     * Writes rows of numbers, without their lengths.
     *
     * @param rows the rows, all of one length; see {@link #reals} for each of them
     * @throws IOException where writing fails
     */
    public void table(double[][] rows) throws IOException {
        for (double[] row : rows) {
            reals(row);
        }
    }

    private static byte[] array(int values, int width) throws IOException {
        if (values > ModelInput.LONGEST) {
            throw new IOException("an array of " + values + " values is too long for a model");
        }
        return new byte[values * width];
    }
}
