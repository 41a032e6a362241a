package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.TwiceDifferentiable;
import dev.autodidact.gradient.rule.Adam;
import dev.autodidact.gradient.rule.Sgd;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Reptile (Nichol, Achiam and Schulman, 2018, "On first-order meta-learning algorithms", algorithm 2): initial parameters
 * move toward where steps on each task end. Inner steps are plain gradient steps on the support and the query set in turn,
 * which are the minibatches of the paper. The outer rate falls from 1 to 0 in a line, or the way to where the steps end is
 * taken for a gradient by Adam (section 3 there), which needs fewer iterations.
 *
 * @param foundation what is learned, and what adapts
 * @param curriculum what is learned from
 * @param rate the learning rate of inner steps
 * @param trainedSteps inner steps in meta-training
 * @param adaptive whether Adam takes the outer steps, at the rate of the curriculum
 */
record Reptile(Foundation foundation, Curriculum curriculum, double rate, int trainedSteps, boolean adaptive)
        implements Method {

    @Override
    public TwiceDifferentiable network() {
        return foundation.network();
    }

    @Override
    public float[] start(RandomGenerator random) {
        return foundation.start(random);
    }

    @Override
    public UpdateRule outer(double share) {
        return adaptive ? new Adam(Outer.rate(curriculum.rate(), share), 0.9, 0.999) : new Sgd(1 - share);
    }

    /** The loss is that on the query set where the steps end; the way there, turned round, is what stands for a gradient. */
    @Override
    public double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient) {
        TwiceDifferentiable network = foundation.network(support.loss().outputs());
        InnerRates rates = foundation.rates(Rates.SAME, rate, meta, network);
        double[] at = foundation.begin(meta, network);
        double[] slope = new double[at.length];
        for (int step = 0; step < trainedSteps; step++) {
            network.lossAndGradient(at, step % 2 == 0 ? support : query, slope);
            at = GuardedSteps.moved(at, 1, rates.of(step), slope);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = meta[i] - at[i];
        }
        return network.loss(at, query);
    }

    @Override
    public List<double[]> adapt(double[] meta, Batch support, int steps) {
        TwiceDifferentiable network = foundation.network(support.loss().outputs());
        return GuardedSteps.points(
                network,
                foundation.begin(meta, network),
                foundation.rates(Rates.SAME, rate, meta, network),
                support,
                steps);
    }

    @Override
    public boolean anyClasses() {
        return foundation.headless();
    }

    @Override
    public Reptile withRate(double other) {
        return new Reptile(foundation, curriculum, other, trainedSteps, adaptive);
    }
}
