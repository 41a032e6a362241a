package dev.autodidact.gradient.fewshot;

import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Differentiable;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient steps on a support set under guard: a step that raises the loss there is halved until it does not, and left
 * out where {@value #HALVINGS} halvings do not help. One divergent task would outweigh a thousand others.
 */
final class GuardedSteps {

    private static final int HALVINGS = 12;

    private GuardedSteps() {}

    /**
     * The parameters at the start and after each step.
     */
    static List<double[]> points(Differentiable network, double[] start, InnerRates rates, Batch support, int steps) {
        List<double[]> points = new ArrayList<>(List.of(start));
        double[] gradient = new double[start.length];
        for (int step = 0; step < steps; step++) {
            double[] at = points.getLast();
            double loss = network.lossAndGradient(at, support, gradient);
            points.add(next(network, at, loss, gradient, rates.of(step), support));
        }
        return points;
    }

    private static double[] next(
            Differentiable network, double[] at, double loss, double[] gradient, double[] rates, Batch support) {
        double share = 1;
        for (int halving = 0; halving <= HALVINGS; halving++) {
            double[] there = moved(at, share, rates, gradient);
            if (network.loss(there, support) <= loss) {
                return there;
            }
            share /= 2;
        }
        return at;
    }

    /** The point after one plain step of a share of the rates. */
    static double[] moved(double[] at, double share, double[] rates, double[] gradient) {
        double[] there = new double[at.length];
        for (int i = 0; i < there.length; i++) {
            there[i] = at[i] - share * rates[i] * gradient[i];
        }
        return there;
    }
}
