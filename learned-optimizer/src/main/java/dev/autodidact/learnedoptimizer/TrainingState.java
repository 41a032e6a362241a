package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.learnedoptimizer.internal.WeightAdam;
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
 * All that a meta-training knows between two episodes: a training that goes on from a stored state ends with the same
 * bits as one that was never stopped. Not thread-safe.
 */
final class TrainingState {

    private static final int VERSION = 0x41444c31;
    private static final int CHECKSUM = 32;

    final float[] weights;
    final WeightAdam adam;
    float[] best;
    double lowest;
    double first;
    int episode;

    /** Begins at given weights. */
    TrainingState(float[] weights, double score) {
        this.weights = weights;
        this.adam = new WeightAdam(weights.length);
        this.best = weights.clone();
        this.lowest = score;
        this.first = score;
    }

    /** Takes note of what validation says of the present weights. */
    void validated(double score) {
        if (score < lowest) {
            lowest = score;
            best = weights.clone();
        }
    }

    /**
     * Writes the state, all or nothing.
     *
     * @param plan what is being trained: seed, number of episodes
     */
    void write(Path file, String plan) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeInt(VERSION);
            data.writeUTF(plan);
            data.writeInt(episode);
            data.writeDouble(lowest);
            data.writeDouble(first);
            for (int i = 0; i < weights.length; i++) {
                data.writeFloat(weights[i]);
                data.writeFloat(best[i]);
            }
            adam.write(data);
            data.write(sha256(bytes.toByteArray()));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Files.write(whole, bytes.toByteArray());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the state of the training in " + file, e);
        }
    }

    /** {@return the state that was written, if it is of the same plan} */
    static TrainingState read(Path file, String plan, int size) {
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
                throw unusable(file, "it is of another training (" + written + ", not " + plan + ")");
            }
            TrainingState state = new TrainingState(new float[size], 0);
            state.episode = data.readInt();
            state.lowest = data.readDouble();
            state.first = data.readDouble();
            for (int i = 0; i < size; i++) {
                state.weights[i] = data.readFloat();
                state.best[i] = data.readFloat();
            }
            state.adam.read(data);
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the state of the training in " + file, e);
        }
    }

    private static AutodidactException unusable(Path file, String why) {
        return AutodidactException.caller(
                "cannot go on with the training in " + file + ": " + why + "\nDelete the file to begin anew.");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
