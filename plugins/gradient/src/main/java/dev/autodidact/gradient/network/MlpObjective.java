package dev.autodidact.gradient.network;

import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.gradient.internal.Architecture;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Network;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The mean loss of a network over some rows, plus half the weight decay times the sum of the squared parameters.
 * Thread-safe.
 */
final class MlpObjective implements Objective {

    private final Network network;
    private final Batch all;
    private final double decay;
    private final int minibatch;

    MlpObjective(Architecture architecture, Batch all, double decay, int minibatch) {
        this.network = new Network(architecture);
        this.all = all;
        this.decay = decay;
        this.minibatch = Math.min(minibatch, all.rows());
    }

    @Override
    public int parameters() {
        return network.parameters();
    }

    @Override
    public int[] tensors() {
        return network.architecture().tensors();
    }

    @Override
    public float[] start(RandomGenerator random) {
        return network.architecture().start(random);
    }

    @Override
    public double loss(float[] parameters) {
        return loss(parameters, all);
    }

    @Override
    public double lossAndGradient(float[] parameters, float[] gradient, RandomGenerator random) {
        Batch rows = minibatch < all.rows()
                ? all.take(random.ints(minibatch, 0, all.rows()).toArray())
                : all;
        return lossAndGradient(parameters, gradient, rows);
    }

    /** The mean loss of some rows. */
    double loss(float[] parameters, Batch rows) {
        return network.loss(doubles(parameters), rows) + penalty(parameters);
    }

    /** Loss and gradient over some rows. */
    double lossAndGradient(float[] parameters, float[] gradient, Batch rows) {
        double[] exact = new double[gradient.length];
        double loss = network.lossAndGradient(doubles(parameters), rows, exact);
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = (float) (exact[p] + decay * parameters[p]);
        }
        return loss + penalty(parameters);
    }

    /** Some of the rows. */
    Batch take(int[] rows) {
        return all.take(rows);
    }

    private double penalty(float[] parameters) {
        double sum = 0;
        for (float parameter : parameters) {
            sum += (double) parameter * parameter;
        }
        return decay / 2 * sum;
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
