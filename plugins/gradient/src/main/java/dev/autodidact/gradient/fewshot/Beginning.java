package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * From where to descend, and how far to step: the parameters, then the logarithm of the learning rate of each. Written as
 * big-endian floats.
 */
final class Beginning {

    private static final String FORMAT = "es-maml/1";

    private final float[] meta;

    /**
     * Makes it.
     *
     * @param meta twice as many numbers as there are parameters; handed over, not copied
     */
    Beginning(float[] meta) {
        this.meta = meta;
    }

    /** {@return a start with one learning rate for all} */
    static Beginning of(float[] start, double rate) {
        float[] meta = Arrays.copyOf(start, 2 * start.length);
        Arrays.fill(meta, start.length, meta.length, (float) StrictMath.log(rate));
        return new Beginning(meta);
    }

    /** {@return parameters and logarithms; shared} */
    float[] meta() {
        return meta;
    }

    /** {@return the number of parameters} */
    int size() {
        return meta.length / 2;
    }

    /** {@return where to begin} */
    float[] parameters() {
        return Arrays.copyOf(meta, size());
    }

    /** {@return the point after one step of descent} */
    float[] stepped(Objective objective, float[] at, RandomGenerator minibatches) {
        float[] gradient = new float[at.length];
        objective.lossAndGradient(at, gradient, minibatches);
        float[] there = new float[at.length];
        for (int i = 0; i < at.length; i++) {
            there[i] = (float) (at[i] - StrictMath.exp(meta[at.length + i]) * gradient[i]);
        }
        return there;
    }

    Knowledge toKnowledge(String strategy, Map<String, String> provenance) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            for (float value : meta) {
                data.writeFloat(value);
            }
            return new Knowledge(strategy, FORMAT, bytes.toByteArray(), provenance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what was learned.
     *
     * @throws IllegalArgumentException where it is of another strategy or format, or damaged
     */
    static Beginning of(Knowledge knowledge, String strategy) {
        byte[] payload = knowledge.require(strategy, FORMAT).payload();
        if (payload.length == 0 || payload.length % (2 * Float.BYTES) != 0) {
            throw new IllegalArgumentException("the knowledge of '" + strategy + "' is damaged");
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(payload));
        float[] meta = new float[payload.length / Float.BYTES];
        try {
            for (int i = 0; i < meta.length; i++) {
                meta[i] = data.readFloat();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Beginning(meta);
    }
}
