package dev.autodidact.gradient.fewshot;

import dev.autodidact.gradient.internal.Batch;
import java.util.Arrays;

/**
 * How features count beside embeddings: the squared distance of two rows is that of their embeddings plus that of their
 * features times a factor. So an embedding that begins near 0 begins as no embedding at all, and what it has not seen in
 * training keeps what the features say.
 *
 * @param features the factor; 0 where only embeddings count
 * @param start what the encoder's first parameters are multiplied by
 * @param rate the learning rate of outer steps
 */
record Blend(double features, double start, double rate) {

    /** Only embeddings count, and begin at random. */
    static final Blend NONE = new Blend(0, 1, 1e-3);

    /** Squared distances of unrelated rows are about twice this, so that the softmax of distances is neither flat nor sharp. */
    private static final double SPREAD = 9;

    private static final double SMALL = 0.02;

    /**
     * For features whose squares are 1 in the mean. The settings are those that were best for meta-training on six domains
     * of CLINC150 and meta-validation on two others, none of which its suite judges on.
     *
     * @param count how many there are
     */
    static Blend of(int count) {
        return new Blend(SPREAD / count, SMALL, 1e-3 / Math.sqrt(count));
    }

    /** The class means of the features, as far as they count. */
    Means means(Batch support) {
        double[] scaled = scaled(support.inputs());
        return new Means(support, scaled, scaled.length / support.rows());
    }

    /** Features as far as they count. */
    double[] scaled(double[] inputs) {
        return Arrays.stream(inputs).map(this::scaled).toArray();
    }

    /** A feature as far as it counts. */
    double scaled(double input) {
        return Math.sqrt(features) * input;
    }
}
