package dev.autodidact.registry;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Predictions as bytes: little-endian, row by row, deflated. Probabilities are kept with 32 bits (relative error below
 * 6e-8, absolute below 1e-45), which halves the largest part of a registry; predicted numbers keep their 64 bits,
 * because they may be of any size.
 */
final class PredictionCodec {

    private PredictionCodec() {}

    /** {@return the number of classes, 0 for predicted numbers} */
    static int classes(Predictions predictions) {
        return switch (predictions) {
            case ClassProbabilities probabilities -> probabilities.classes();
            case RealPredictions values -> 0;
        };
    }

    static byte[] encode(Predictions predictions) {
        int rows = predictions.rows();
        int classes = classes(predictions);
        byte[] bytes = new byte[length(rows, classes)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (predictions) {
            case ClassProbabilities probabilities -> {
                for (int row = 0; row < rows; row++) {
                    for (int code = 0; code < classes; code++) {
                        buffer.putFloat((float) probabilities.probability(row, code));
                    }
                }
            }
            case RealPredictions values -> {
                for (int row = 0; row < rows; row++) {
                    buffer.putDouble(values.value(row));
                }
            }
        }
        return deflate(bytes);
    }

    static Predictions decode(byte[] payload, int rows, int classes) {
        byte[] bytes = new byte[length(rows, classes)];
        inflate(payload, bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[rows * Math.max(1, classes)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = classes > 0 ? buffer.getFloat() : buffer.getDouble();
        }
        return classes > 0 ? new ClassProbabilities(numbers, classes) : new RealPredictions(numbers);
    }

    /** {@return the predictions as {@link #decode} will give them back} */
    static Predictions rounded(Predictions predictions) {
        if (!(predictions instanceof ClassProbabilities probabilities)) {
            return predictions;
        }
        double[] flat = new double[probabilities.rows() * probabilities.classes()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) probabilities.probability(i / probabilities.classes(), i % probabilities.classes());
        }
        return new ClassProbabilities(flat, probabilities.classes());
    }

    private static int length(int rows, int classes) {
        return Math.multiplyExact(rows, classes > 0 ? Math.multiplyExact(classes, Float.BYTES) : Double.BYTES);
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated, deflater)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return deflated.toByteArray();
    }

    private static void inflate(byte[] payload, byte[] into) {
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(payload))) {
            if (stream.readNBytes(into, 0, into.length) != into.length || stream.read() >= 0) {
                throw new DamagedException("predictions of another length than their trial's", null);
            }
        } catch (IOException e) {
            throw new DamagedException("predictions that cannot be unpacked", e);
        }
    }
}
