package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Network;
import dev.autodidact.gradient.internal.Pass;
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
 * @param network what is adapted
 * @param rates the learning rates of inner steps
 * @param rate the learning rate of inner steps, or the one to begin with
 * @param trainedSteps inner steps in meta-training
 * @param exact whether Hessians count
 */
record Maml(Network network, Rates rates, double rate, int trainedSteps, boolean exact) implements Method {

    private static final double OUTER_RATE = 1e-3;

    @Override
    public float[] start(RandomGenerator random) {
        float[] initial = network.architecture().start(random);
        if (rates != Rates.LEARNED) {
            return initial;
        }
        float[] meta = Arrays.copyOf(initial, 2 * initial.length);
        Arrays.fill(meta, initial.length, meta.length, (float) rate);
        return meta;
    }

    @Override
    public UpdateRule outer(double share) {
        return new Adam(Outer.rate(OUTER_RATE, share), 0.9, 0.999);
    }

    @Override
    public double lossAndGradient(double[] meta, Batch support, Batch query, double[] gradient) {
        int size = network.parameters();
        double[] inner = innerRates(meta);
        Pass[] passes = new Pass[trainedSteps];
        double[][] slopes = new double[trainedSteps][size];
        double[] at = Arrays.copyOf(meta, size);
        for (int step = 0; step < trainedSteps; step++) {
            passes[step] = network.there(at, support);
            passes[step].back(support.loss(), slopes[step]);
            at = GuardedSteps.moved(at, 1, inner, slopes[step]);
        }
        double[] back = new double[size];
        double loss = network.lossAndGradient(at, query, back);
        Arrays.fill(gradient, 0);
        for (int step = trainedSteps - 1; step >= 0; step--) {
            double[] scaled = new double[size];
            for (int i = 0; i < size; i++) {
                scaled[i] = inner[i] * back[i];
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
        System.arraycopy(back, 0, gradient, 0, size);
        return loss;
    }

    @Override
    public List<double[]> adapt(double[] meta, Batch support, int steps) {
        return GuardedSteps.points(
                network, Arrays.copyOf(meta, network.parameters()), innerRates(meta), support, steps);
    }

    private double[] innerRates(double[] meta) {
        return rates.of(network.architecture(), rate, meta);
    }
}
