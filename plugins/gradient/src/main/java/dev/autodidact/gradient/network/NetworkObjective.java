package dev.autodidact.gradient.network;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Differentiable;
import dev.autodidact.gradient.internal.Dropout;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The mean loss of a network over some rows, plus half the weight decay times the sum of the squared parameters that are
 * learned. Thread-safe.
 */
final class NetworkObjective implements Objective {

    /** So many rows tell what is only estimated. */
    private static final int SETTLING = 512;

    private final Differentiable network;
    private final Batch all;
    private final double decay;
    private final int minibatch;
    private final Variation variation;

    /** What becomes of rows before they are learned from. */
    interface Variation {

        /** The rows as they are. */
        Variation NONE = (rows, random) -> rows;

        /** Another part of the units is left out of every batch. */
        static Variation dropping(double share) {
            return share == 0 ? NONE : (rows, random) -> rows.with(new Dropout(share, random.nextLong()));
        }

        Batch of(Batch rows, RandomGenerator random);

        /** The other after this. */
        default Variation then(Variation other) {
            return (rows, random) -> other.of(of(rows, random), random);
        }
    }

    NetworkObjective(Differentiable network, Batch all, double decay, int minibatch, Variation variation) {
        this.network = network;
        this.all = all;
        this.decay = decay;
        this.minibatch = Math.min(minibatch, all.rows());
        this.variation = variation;
    }

    @Override
    public int parameters() {
        return network.parameters();
    }

    @Override
    public int[] tensors() {
        return network.tensors();
    }

    @Override
    public float[] start(RandomGenerator random) {
        return network.start(random);
    }

    @Override
    public double loss(float[] parameters) {
        return loss(settled(parameters, IntStream.range(0, all.rows()).toArray()), all);
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        Batch rows = minibatch < all.rows()
                ? all.take(random.ints(minibatch, 0, all.rows()).toArray())
                : all;
        return lossAndGradient(parameters, gradient, variation.of(rows, random));
    }

    /** The mean loss of some rows, by settled parameters. */
    double loss(float[] parameters, Batch rows) {
        return network.loss(doubles(parameters), rows) + penalty(parameters);
    }

    /** Loss and gradient over some rows. */
    double lossAndGradient(float[] parameters, float[] gradient, Batch rows) {
        double[] exact = new double[gradient.length];
        double loss = network.lossAndGradient(doubles(parameters), rows, exact);
        int learned = network.learned();
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = (float) (exact[p] + (p < learned ? decay * parameters[p] : 0));
        }
        return loss + penalty(parameters);
    }

    /** The parameters with what is only estimated as it is on the first of some rows. */
    float[] settled(float[] parameters, int[] rows) {
        Batch some = all.take(Arrays.copyOf(rows, Math.min(rows.length, SETTLING)));
        double[] settled = network.settled(doubles(parameters), some.inputs(), some.rows());
        float[] floats = new float[settled.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) settled[i];
        }
        return floats;
    }

    /** Some of the rows. */
    Batch take(int[] rows) {
        return all.take(rows);
    }

    /** Some of the rows, varied. */
    Batch take(int[] rows, RandomGenerator random) {
        return variation.of(all.take(rows), random);
    }

    private double penalty(float[] parameters) {
        double sum = 0;
        int learned = network.learned();
        for (int p = 0; p < learned; p++) {
            sum += (double) parameters[p] * parameters[p];
        }
        return decay / 2 * sum;
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
