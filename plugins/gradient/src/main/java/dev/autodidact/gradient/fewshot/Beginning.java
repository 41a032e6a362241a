package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.optimizer.Objective;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * From where to descend, and how far to step: the parameters, then the logarithm of the learning rate of each tensor.
 * Written as the number of tensors, their lengths, and big-endian floats.
 */
final class Beginning {

    private static final String FORMAT = "es-maml/2";

    private final int[] tensors;
    private final float[] meta;

    /**
     * Makes it.
     *
     * @param tensors the lengths of the tensors that make up the parameters, in their order; handed over, not copied
     * @param meta as many numbers as there are parameters and tensors; handed over, not copied
     */
    Beginning(int[] tensors, float[] meta) {
        this.tensors = tensors;
        this.meta = meta;
    }

    /** {@return a start with one learning rate for all} */
    static Beginning of(int[] tensors, float[] start, double rate) {
        float[] meta = Arrays.copyOf(start, start.length + tensors.length);
        Arrays.fill(meta, start.length, meta.length, (float) StrictMath.log(rate));
        return new Beginning(tensors, meta);
    }

    /** {@return parameters and logarithms; shared} */
    float[] meta() {
        return meta;
    }

    /** {@return the number of parameters} */
    int size() {
        return meta.length - tensors.length;
    }

    /** {@return whether it is of the objective's shape} */
    boolean fits(Objective objective) {
        return Arrays.equals(tensors, objective.tensors());
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
        int from = 0;
        for (int tensor = 0; tensor < tensors.length; tensor++) {
            double rate = StrictMath.exp(meta[at.length + tensor]);
            for (int i = from; i < from + tensors[tensor]; i++) {
                there[i] = (float) (at[i] - rate * gradient[i]);
            }
            from += tensors[tensor];
        }
        return there;
    }

    Knowledge toKnowledge(String strategy, Map<String, String> provenance) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeInt(tensors.length);
            for (int length : tensors) {
                data.writeInt(length);
            }
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
        ByteBuffer payload = ByteBuffer.wrap(knowledge.require(strategy, FORMAT).payload());
        int count = payload.remaining() < Integer.BYTES ? -1 : payload.getInt();
        if (count < 1 || count > payload.remaining() / Integer.BYTES) {
            throw damaged(strategy);
        }
        int[] tensors = new int[count];
        long size = 0;
        for (int tensor = 0; tensor < count; tensor++) {
            tensors[tensor] = payload.getInt();
            size += tensors[tensor];
            if (tensors[tensor] < 1) {
                throw damaged(strategy);
            }
        }
        if (payload.remaining() != Float.BYTES * (size + count)) {
            throw damaged(strategy);
        }
        float[] meta = new float[payload.remaining() / Float.BYTES];
        payload.asFloatBuffer().get(meta);
        return new Beginning(tensors, meta);
    }

    private static IllegalArgumentException damaged(String strategy) {
        return new IllegalArgumentException("the knowledge of '" + strategy + "' is damaged");
    }
}
