package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.optimizer.UpdateState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * All that a meta-training knows between two iterations: one that goes on from a stored state ends with the same bits as
 * one that was never stopped. Not thread-safe.
 */
final class TrainingState {

    private static final int VERSION = 0x41444631;
    private static final int CHECKSUM = 32;

    final float[] meta;
    final UpdateState outer;
    float[] best;
    double lowest;
    final double first;
    int iteration;
    int skipped;

    /**
     * Begins.
     *
     * @param meta the meta-parameters
     * @param ready the same as they would be used; handed over, not copied
     * @param loss what validation says of these
     */
    TrainingState(float[] meta, UpdateState outer, float[] ready, double loss) {
        this.meta = meta;
        this.outer = outer;
        this.best = ready;
        this.lowest = loss;
        this.first = loss;
    }

    /**
     * Takes note of what validation says.
     *
     * @param ready the present meta-parameters as they would be used; handed over, not copied
     */
    void validated(float[] ready, double loss) {
        if (loss < lowest) {
            lowest = loss;
            best = ready;
        }
    }

    /**
     * Writes the state, all or nothing.
     *
     * @param plan what is being trained
     */
    void write(Path file, String plan) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeInt(VERSION);
            data.writeUTF(plan);
            data.writeInt(meta.length);
            data.writeInt(iteration);
            data.writeInt(skipped);
            data.writeDouble(lowest);
            data.writeDouble(first);
            data.writeLong(outer.steps());
            data.writeInt(outer.slots());
            write(data, meta);
            write(data, best);
            for (int slot = 0; slot < outer.slots(); slot++) {
                write(data, outer.slot(slot));
            }
            data.write(sha256(bytes.toByteArray()));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Files.write(whole, bytes.toByteArray());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the state of the meta-training in " + file, e);
        }
    }

    /** {@return the state that was written, if it is of the same plan} */
    static TrainingState read(Path file, String plan) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - CHECKSUM;
            if (end < 0
                    || !Arrays.equals(
                            sha256(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length))) {
                throw unusable(file, "it is damaged: the checksum does not fit");
            }
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
            if (data.readInt() != VERSION) {
                throw unusable(file, "it was written by another version");
            }
            String written = data.readUTF();
            if (!written.equals(plan)) {
                throw unusable(file, "it is of another meta-training (" + written + ", not " + plan + ")");
            }
            return read(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the state of the meta-training in " + file, e);
        }
    }

    private static TrainingState read(DataInputStream data) throws IOException {
        int size = data.readInt();
        int iteration = data.readInt();
        int skipped = data.readInt();
        double lowest = data.readDouble();
        double first = data.readDouble();
        long steps = data.readLong();
        float[][] slots = new float[data.readInt()][];
        float[] meta = read(data, size);
        float[] best = read(data, size);
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = read(data, size);
        }
        TrainingState state = new TrainingState(meta, new UpdateState(size, steps, slots), best, first);
        state.lowest = lowest;
        state.iteration = iteration;
        state.skipped = skipped;
        return state;
    }

    private static void write(DataOutputStream data, float[] values) throws IOException {
        for (float value : values) {
            data.writeFloat(value);
        }
    }

    private static float[] read(DataInputStream data, int size) throws IOException {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = data.readFloat();
        }
        return values;
    }

    private static AutodidactException unusable(Path file, String why) {
        return AutodidactException.caller(
                "cannot go on with the meta-training in " + file + ": " + why + "\nDelete the file to begin anew.");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
