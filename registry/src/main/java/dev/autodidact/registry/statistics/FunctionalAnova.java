package dev.autodidact.registry.statistics;

import dev.autodidact.api.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which of several inputs the variance of a function comes from, by a forest of regression trees whose marginals are exact:
 * functional ANOVA as of Hutter, Hoos and Leyton-Brown (2014), "An efficient approach for assessing hyperparameter
 * importance", algorithms 1 and 2, main effects only.
 *
 * <p>Departures: values are taken to be spread evenly over the range, or over the choices, that were seen, because the
 * registry does not know the search space.
 */
public final class FunctionalAnova {

    private static final int TREES = 32;

    private FunctionalAnova() {}

    /**
     * {@return the share of the variance that each input explains by itself, the mean over trees; what is left over is
     * interaction. All zero where the function seems constant}
     *
     * @param inputs points x inputs: for a number its place from 0 to 1, for a choice its index
     * @param choices for each input how many choices it has; 0 for a number
     * @param values the function's value at each point, finite
     * @param seed decides the samples that trees are grown on
     */
    public static double[] mainEffects(double[][] inputs, int[] choices, double[] values, long seed) {
        RandomGenerator random = Seeds.generator(seed, "functional-anova");
        double[] shares = new double[choices.length];
        for (int tree = 0; tree < TREES; tree++) {
            int[] sample = random.ints(values.length, 0, values.length).toArray();
            double[] own = mainEffects(new RegressionTree(inputs, choices, values, sample).leaves(), choices);
            for (int i = 0; i < own.length; i++) {
                shares[i] += own[i] / TREES;
            }
        }
        return shares;
    }

    static double[] mainEffects(List<RegressionTree.Leaf> leaves, int[] choices) {
        double mean =
                leaves.stream().mapToDouble(leaf -> leaf.volume() * leaf.mean()).sum();
        double variance = leaves.stream()
                .mapToDouble(leaf -> leaf.volume() * square(leaf.mean() - mean))
                .sum();
        double[] shares = new double[choices.length];
        if (variance > 0) {
            for (int input = 0; input < choices.length; input++) {
                shares[input] = marginalVariance(leaves, input, choices[input], mean) / variance;
            }
        }
        return shares;
    }

    private static double marginalVariance(List<RegressionTree.Leaf> leaves, int input, int choices, double mean) {
        double variance = 0;
        if (choices > 0) {
            for (int choice = 0; choice < choices; choice++) {
                variance += square(marginal(leaves, input, choice) - mean) / choices;
            }
            return variance;
        }
        double[] cuts = cuts(leaves, input);
        for (int i = 1; i < cuts.length; i++) {
            double width = cuts[i] - cuts[i - 1];
            variance += width * square(marginal(leaves, input, cuts[i - 1] + width / 2) - mean);
        }
        return variance;
    }

    private static double[] cuts(List<RegressionTree.Leaf> leaves, int input) {
        List<Double> cuts = new ArrayList<>(List.of(0.0, 1.0));
        leaves.forEach(leaf -> cuts.addAll(List.of(leaf.low(input), leaf.high(input))));
        double[] sorted = cuts.stream().mapToDouble(Double::doubleValue).toArray();
        return Arrays.stream(sorted).distinct().sorted().toArray();
    }

    /** The mean of the tree over all inputs but one. */
    private static double marginal(List<RegressionTree.Leaf> leaves, int input, double value) {
        double sum = 0;
        for (RegressionTree.Leaf leaf : leaves) {
            if (leaf.admits(input, value)) {
                sum += leaf.mean() * leaf.volume() / leaf.extent(input);
            }
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }
}
