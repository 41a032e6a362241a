package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.TwiceDifferentiable;
import dev.autodidact.gradient.rule.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Model-agnostic meta-learning (Finn, Abbeel and Levine, 2017, algorithm 2) and its relatives: initial parameters from
 * which a few gradient steps lead to a small query loss.
 *
 * <p>The derivative goes back through the steps: with v the gradient of the query loss after the last step, each step
 * p' = p - a * g(p) turns v into v - H(p) (a * v), where H is the Hessian of the support loss. First-order variants leave H
 * out (section 5.2 there).
 *
 * @param foundation what is learned, and what adapts
 * @param curriculum what is learned from
 * @param rates the learning rates of inner steps
 * @param rate the learning rate of inner steps, or the one to begin with
 * @param trainedSteps inner steps in meta-training
 * @param exact whether Hessians count
 */
record Maml(Foundation foundation, Curriculum curriculum, Rates rates, double rate, int trainedSteps, boolean exact)
        implements Method {

    @Override
    public TwiceDifferentiable network() {
        return foundation.network();
    }

    @Override
    public float[] start(RandomGenerator random) {
        float[] initial = foundation.start(random);
        if (rates != Rates.LEARNED) {
            return initial;
        }
        float[] meta = Arrays.copyOf(initial, 2 * initial.length);
        Arrays.fill(meta, initial.length, meta.length, (float) rate);
        return meta;
    }

    @Override
    public UpdateRule outer(double share) {
        return new Adam(Outer.rate(curriculum.rate(), share), 0.9, 0.999);
    }

    @Override
    public double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient) {
        TwiceDifferentiable network = foundation.network(support.loss().outputs());
        int size = network.parameters();
        InnerRates inner = foundation.rates(rates, rate, meta, network);
        TwiceDifferentiable.Evaluation[] passes = new TwiceDifferentiable.Evaluation[trainedSteps];
        double[][] slopes = new double[trainedSteps][size];
        double[] at = foundation.begin(meta, network);
        for (int step = 0; step < trainedSteps; step++) {
            passes[step] = network.evaluate(at, support.inputs(), support.rows());
            passes[step].back(support.loss(), slopes[step]);
            at = GuardedSteps.moved(at, 1, inner.of(step), slopes[step]);
        }
        double[] back = new double[size];
        double loss = network.lossAndGradient(at, query, back);
        Arrays.fill(gradient, 0);
        for (int step = trainedSteps - 1; step >= 0; step--) {
            double[] scaled = new double[size];
            double[] stepped = inner.of(step);
            for (int i = 0; i < size; i++) {
                scaled[i] = stepped[i] * back[i];
                if (rates == Rates.LEARNED) {
                    gradient[size + i] -= back[i] * slopes[step][i];
                }
            }
            if (exact) {
                double[] bent = passes[step].hessianTimes(support.loss(), scaled);
                for (int i = 0; i < size; i++) {
                    back[i] -= bent[i];
                }
            }
        }
        System.arraycopy(back, 0, gradient, 0, foundation.learned().parameters());
        return loss;
    }

    @Override
    public List<double[]> adapt(double[] meta, Batch support, int steps) {
        TwiceDifferentiable network = foundation.network(support.loss().outputs());
        return GuardedSteps.points(
                network, foundation.begin(meta, network), foundation.rates(rates, rate, meta, network), support, steps);
    }

    @Override
    public boolean anyClasses() {
        return foundation.headless();
    }

    @Override
    public Maml withRate(double other) {
        return new Maml(foundation, curriculum, rates, other, trainedSteps, exact);
    }
}
