package dev.autodidact.testkit;

import dev.autodidact.api.formula.Activation;
import dev.autodidact.api.formula.Affine;
import dev.autodidact.api.formula.DecisionTree;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.Step;
import dev.autodidact.api.formula.TreeSum;
import java.util.Arrays;

/** Computes formulas as they are defined, slowly. */
public final class Evaluation {

    private Evaluation() {}

    /**
     * {@return what a formula gives for a row}
     *
     * @param formula the formula
     * @param row one number per feature, NaN where it is missing; not changed
     */
    public static double[] of(Formula formula, double[] row) {
        double[] numbers = row;
        for (Step step : formula.steps()) {
            numbers = switch (step) {
                case Affine affine -> sums(affine, numbers);
                case TreeSum trees -> sums(trees, numbers);
                case Activation activation -> activated(activation.function(), numbers);
            };
        }
        return numbers;
    }

    private static double[] sums(Affine affine, double[] row) {
        double[] sums = affine.biases().clone();
        for (int output = 0; output < sums.length; output++) {
            for (int input = 0; input < row.length; input++) {
                sums[output] += affine.weights()[output][input] * row[input];
            }
        }
        return sums;
    }

    private static double[] sums(TreeSum sum, double[] row) {
        double[] seen =
                sum.single() ? Arrays.stream(row).map(value -> (float) value).toArray() : row;
        double[] sums = sum.start().clone();
        for (DecisionTree tree : sum.trees()) {
            DecisionTree.Node node = tree.nodes().getFirst();
            while (node instanceof DecisionTree.Split split) {
                node = tree.nodes().get(answer(split, seen[split.feature()]) ? split.yes() : split.no());
            }
            DecisionTree.Leaf leaf = (DecisionTree.Leaf) node;
            for (int i = 0; i < leaf.values().length; i++) {
                sums[leaf.from() + i] += leaf.values()[i];
            }
        }
        return sums;
    }

    private static boolean answer(DecisionTree.Split split, double value) {
        if (Double.isNaN(value)) {
            return split.missing();
        }
        return switch (split.test()) {
            case AT_MOST -> value <= split.bound();
            case EQUAL -> value == split.bound();
        };
    }

    private static double[] activated(Activation.Function function, double[] row) {
        return switch (function) {
            case RELU -> Arrays.stream(row).map(x -> Math.max(0, x)).toArray();
            case LEAKY_RELU ->
                Arrays.stream(row).map(x -> Math.max(0.01 * x, x)).toArray();
            case SIGMOID -> Arrays.stream(row).map(x -> 1 / (1 + Math.exp(-x))).toArray();
            case TANH -> Arrays.stream(row).map(Math::tanh).toArray();
            case GELU ->
                Arrays.stream(row)
                        .map(x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))))
                        .toArray();
            case SOFTPLUS ->
                Arrays.stream(row)
                        .map(x -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))))
                        .toArray();
            case SOFTMAX -> {
                double greatest = Arrays.stream(row).max().orElseThrow();
                yield shares(Arrays.stream(row).map(x -> Math.exp(x - greatest)).toArray());
            }
            case SHARES -> shares(row);
        };
    }

    private static double[] shares(double[] row) {
        double total = Arrays.stream(row).sum();
        return Arrays.stream(row)
                .map(x -> total == 0 ? 1.0 / row.length : x / total)
                .toArray();
    }
}
