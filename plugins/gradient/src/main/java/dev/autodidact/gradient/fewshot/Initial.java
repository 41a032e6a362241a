package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.experience.Knowledge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What a few-shot strategy has learned. Written as: the numbers of features and outputs, that of meta-parameters, and
 * these as big-endian floats.
 */
final class Initial {

    private static final String FORMAT = "few-shot/1";

    private final int features;
    private final int outputs;
    private final float[] meta;

    /**
     * Makes it.
     *
     * @param features the number of features of every episode
     * @param outputs the number of classes, or 1 for regression
     * @param meta the meta-parameters; handed over, not copied
     */
    Initial(int features, int outputs, float[] meta) {
        this.features = features;
        this.outputs = outputs;
        this.meta = meta;
    }

    int features() {
        return features;
    }

    int outputs() {
        return outputs;
    }

    float[] meta() {
        return meta;
    }

    Knowledge toKnowledge(String strategy, Map<String, String> provenance) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeInt(features);
            data.writeInt(outputs);
            data.writeInt(meta.length);
            for (float value : meta) {
                data.writeFloat(value);
            }
            return new Knowledge(strategy, FORMAT, bytes.toByteArray(), provenance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what a strategy has learned.
     *
     * @throws IllegalArgumentException where it is of another strategy or format, or damaged
     */
    static Initial of(Knowledge knowledge, String strategy) {
        byte[] payload = knowledge.require(strategy, FORMAT).payload();
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(payload));
        try {
            int features = data.readInt();
            int outputs = data.readInt();
            int length = data.readInt();
            if (features < 0 || outputs < 1 || length != data.available() / Float.BYTES) {
                throw new IllegalArgumentException("the knowledge of '" + strategy + "' is damaged");
            }
            float[] meta = new float[length];
            for (int i = 0; i < length; i++) {
                meta[i] = data.readFloat();
            }
            return new Initial(features, outputs, meta);
        } catch (IOException e) {
            throw new IllegalArgumentException("the knowledge of '" + strategy + "' is damaged", e);
        }
    }
}
