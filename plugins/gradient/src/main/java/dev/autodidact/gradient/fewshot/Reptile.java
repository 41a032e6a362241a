package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Network;
import dev.autodidact.gradient.rule.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Reptile (Nichol, Achiam and Schulman, 2018, "On first-order meta-learning algorithms", algorithm 2): initial parameters
 * move toward where steps on each task end. Inner steps are plain gradient steps on the support and the query set in turn,
 * which are the minibatches of the paper; the outer rate falls from 1 to 0 in a line.
 *
 * @param network what is adapted
 * @param rate the learning rate of inner steps
 * @param trainedSteps inner steps in meta-training
 */
record Reptile(Network network, double rate, int trainedSteps) implements Method {

    @Override
    public float[] start(RandomGenerator random) {
        return network.architecture().start(random);
    }

    @Override
    public UpdateRule outer(double share) {
        return new Sgd(1 - share);
    }

    /** The loss is that on the query set where the steps end; the way there, turned round, is what stands for a gradient. */
    @Override
    public double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient) {
        double[] rates = rates();
        double[] at = meta;
        for (int step = 0; step < trainedSteps; step++) {
            network.lossAndGradient(at, step % 2 == 0 ? support : query, gradient);
            at = GuardedSteps.moved(at, 1, rates, gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = meta[i] - at[i];
        }
        return network.loss(at, query);
    }

    @Override
    public List<double[]> adapt(double[] meta, Batch support, int steps) {
        return GuardedSteps.points(network, meta, rates(), support, steps);
    }

    private double[] rates() {
        double[] rates = new double[network.parameters()];
        Arrays.fill(rates, rate);
        return rates;
    }
}
