package dev.autodidact.learnedoptimizer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The weights of the learned optimizer, and where they come from. Immutable and thread-safe.
 *
 * <p>The file format, big-endian but for the weights: the four bytes {@code ADLW}; the format's version (int, 1); the
 * numbers of inputs, units per layer and outputs (ints); the provenance (length as int, then UTF-8); the number of
 * weights (int) and the weights as little-endian floats; the SHA-256 of all bytes before it. {@link #read} refuses
 * whatever differs.
 */
public final class LstmWeights {

    private static final String RESOURCE = "lstm.weights";
    private static final byte[] MAGIC = "ADLW".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int CHECKSUM = 32;
    private static final int LONGEST = 1 << 20;

    private final float[] values;
    private final String provenance;

    LstmWeights(float[] values, String provenance) {
        if (values.length != Shape.SIZE) {
            throw new IllegalArgumentException(values.length + " weights; the network has " + Shape.SIZE);
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a weight is " + value + "; all must be finite");
            }
        }
        this.values = values.clone();
        this.provenance = provenance;
    }

    /** {@return the weights that come with this version} */
    public static LstmWeights shipped() {
        return Shipped.WEIGHTS;
    }

    /** Read once, at the first use. */
    private static final class Shipped {
        static final LstmWeights WEIGHTS = load();

        private static LstmWeights load() {
            try (InputStream in = LstmWeights.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IOException("the resource " + RESOURCE + " is missing from the jar");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** {@return which command, seed, version and training made these weights, for people to read} */
    public String provenance() {
        return provenance;
    }

    /** {@return a copy of the weights} */
    float[] values() {
        return values.clone();
    }

    /**
     * Reads weights. The bytes may be hostile.
     *
     * @param in read to its end; left open
     * @return the weights
     * @throws IOException where the bytes are not whole and unchanged weights of this network, saying what is wrong
     */
    public static LstmWeights read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST);
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("not a file of LSTM weights: it does not begin with ADLW");
        }
        int end = bytes.length - CHECKSUM;
        if (end < MAGIC.length || !Arrays.equals(sha256(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new IOException("the LSTM weights are truncated or were changed: the checksum does not fit");
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes, MAGIC.length, end - MAGIC.length));
        expect("format version", VERSION, data.readInt());
        expect("number of inputs", Shape.INPUTS, data.readInt());
        expect("number of units", Shape.HIDDEN, data.readInt());
        expect("number of outputs", Shape.OUTPUTS, data.readInt());
        int length = data.readInt();
        if (length < 0 || length > data.available()) {
            throw new IOException("the LSTM weights' provenance has an impossible length, " + length);
        }
        String provenance = new String(data.readNBytes(length), StandardCharsets.UTF_8);
        expect("number of weights", Shape.SIZE, data.readInt());
        expect("number of bytes after that", Shape.SIZE * Float.BYTES, data.available());
        float[] values = new float[Shape.SIZE];
        ByteBuffer.wrap(data.readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        try {
            return new LstmWeights(values, provenance);
        } catch (IllegalArgumentException e) {
            throw new IOException("the LSTM weights are broken: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the weights.
     *
     * @param out where to; left open
     * @throws IOException where writing fails
     */
    public void write(OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.write(MAGIC);
        data.writeInt(VERSION);
        data.writeInt(Shape.INPUTS);
        data.writeInt(Shape.HIDDEN);
        data.writeInt(Shape.OUTPUTS);
        byte[] text = provenance.getBytes(StandardCharsets.UTF_8);
        data.writeInt(text.length);
        data.write(text);
        data.writeInt(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        data.write(buffer.array());
        byte[] content = bytes.toByteArray();
        out.write(content);
        out.write(sha256(content, content.length));
    }

    private static void expect(String what, int expected, int found) throws IOException {
        if (found != expected) {
            throw new IOException(
                    "the LSTM weights do not fit this version: the " + what + " is " + found + ", not " + expected);
        }
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
