package dev.autodidact.learnedoptimizer.internal;

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
 * How the weights of a network are stored, big-endian but for the weights: the magic bytes; the format's version (int,
 * 1); the numbers of inputs, units per layer and outputs (ints); the provenance (length as int, then UTF-8); the number
 * of weights (int) and the weights as little-endian floats; the SHA-256 of all bytes before it. Reading refuses whatever
 * differs.
 *
 * @param magic the four characters that a file begins with
 * @param inputs the network's inputs per coordinate
 * @param units its units per layer
 * @param outputs its outputs per coordinate
 * @param size its weights
 */
public record WeightFormat(String magic, int inputs, int units, int outputs, int size) {

    /** The number of magic bytes. */
    public static final int MAGIC = 4;

    /** The greatest number of bytes of a file. */
    public static final int LONGEST = 1 << 20;

    private static final int VERSION = 1;
    private static final int CHECKSUM = 32;

    /**
     * Weights and where they come from.
     *
     * @param values the weights
     * @param provenance which command, seed, version and training made them, for people to read
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Stored(float[] values, String provenance) {}

    /**
     * {@return the weights, copied}
     *
     * @param values so many as the network has, all finite
     * @throws IllegalArgumentException where they are not
     */
    public float[] checked(float[] values) {
        if (values.length != size) {
            throw new IllegalArgumentException(values.length + " weights; the network has " + size);
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a weight is " + value + "; all must be finite");
            }
        }
        return values.clone();
    }

    /**
     * Reads a file that lies beside a class.
     *
     * @param beside the class
     * @param resource the file's name
     * @throws UncheckedIOException where it is missing or damaged
     */
    public Stored load(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the resource " + resource + " is missing from the jar");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads weights. The bytes may be hostile.
     *
     * @param in read to its end; left open
     * @throws IOException where the bytes are not whole and unchanged weights of this network, saying what is wrong
     */
    public Stored read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST);
        byte[] start = magic.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length < start.length || !Arrays.equals(bytes, 0, start.length, start, 0, start.length)) {
            throw new IOException("not a file of LSTM weights: it does not begin with " + magic);
        }
        int end = bytes.length - CHECKSUM;
        if (end < start.length || !Arrays.equals(sha256(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new IOException("the LSTM weights are truncated or were changed: the checksum does not fit");
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes, start.length, end - start.length));
        expect("format version", VERSION, data.readInt());
        expect("number of inputs", inputs, data.readInt());
        expect("number of units", units, data.readInt());
        expect("number of outputs", outputs, data.readInt());
        int length = data.readInt();
        if (length < 0 || length > data.available()) {
            throw new IOException("the LSTM weights' provenance has an impossible length, " + length);
        }
        String provenance = new String(data.readNBytes(length), StandardCharsets.UTF_8);
        expect("number of weights", size, data.readInt());
        expect("number of bytes after that", size * Float.BYTES, data.available());
        float[] values = new float[size];
        ByteBuffer.wrap(data.readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        try {
            return new Stored(checked(values), provenance);
        } catch (IllegalArgumentException e) {
            throw new IOException("the LSTM weights are broken: " + e.getMessage(), e);
        }
    }

    /**
     * Writes weights.
     *
     * @param stored the weights
     * @param out where to; left open
     * @throws IOException where writing fails
     */
    public void write(Stored stored, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.write(magic.getBytes(StandardCharsets.US_ASCII));
        data.writeInt(VERSION);
        data.writeInt(inputs);
        data.writeInt(units);
        data.writeInt(outputs);
        byte[] text = stored.provenance().getBytes(StandardCharsets.UTF_8);
        data.writeInt(text.length);
        data.write(text);
        data.writeInt(size);
        ByteBuffer buffer = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(checked(stored.values()));
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
