package dev.autodidact.registry.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A regression tree (Breiman, Friedman, Olshen and Stone 1984) that knows the box of each leaf. Numbers are split at a
 * threshold, choices into one against the others, wherever the sum of squares falls most.
 */
final class RegressionTree {

    private static final int SMALLEST_LEAF = 3;
    private static final int DEEPEST = 12;

    private final double[][] inputs;
    private final int[] choices;
    private final double[] values;
    private final List<Leaf> leaves = new ArrayList<>();

    RegressionTree(double[][] inputs, int[] choices, double[] values, int[] sample) {
        this.inputs = inputs;
        this.choices = choices;
        this.values = values;
        double[] high = new double[choices.length];
        Arrays.fill(high, 1);
        BitSet[] admitted = new BitSet[choices.length];
        for (int i = 0; i < choices.length; i++) {
            admitted[i] = new BitSet();
            admitted[i].set(0, choices[i]);
        }
        grow(sample, new Leaf(0, new double[choices.length], high, admitted, choices), 0);
    }

    /** A leaf: its mean, and the part of the unit box that belongs to it. */
    static final class Leaf {

        private final double mean;
        private final double[] low;
        private final double[] high;
        private final BitSet[] admitted;
        private final int[] choices;

        private Leaf(double mean, double[] low, double[] high, BitSet[] admitted, int[] choices) {
            this.mean = mean;
            this.low = low;
            this.high = high;
            this.admitted = admitted;
            this.choices = choices;
        }

        double mean() {
            return mean;
        }

        double low(int input) {
            return low[input];
        }

        double high(int input) {
            return high[input];
        }

        /** The share of an input's values that belong to it. */
        double extent(int input) {
            return choices[input] > 0
                    ? admitted[input].cardinality() / (double) choices[input]
                    : high[input] - low[input];
        }

        /** The share of the whole box. */
        double volume() {
            double volume = 1;
            for (int input = 0; input < choices.length; input++) {
                volume *= extent(input);
            }
            return volume;
        }

        boolean admits(int input, double value) {
            return choices[input] > 0 ? admitted[input].get((int) value) : value >= low[input] && value < high[input];
        }

        private Leaf withMean(double other) {
            return new Leaf(other, low, high, admitted, choices);
        }

        /** The part on one side of a split. */
        private Leaf part(Split split, boolean left) {
            double[] newLow = low.clone();
            double[] newHigh = high.clone();
            BitSet[] newAdmitted = admitted.clone();
            if (choices[split.input] > 0) {
                BitSet one = new BitSet();
                one.set((int) split.at);
                BitSet rest = (BitSet) admitted[split.input].clone();
                rest.andNot(one);
                newAdmitted[split.input] = left ? one : rest;
            } else if (left) {
                newHigh[split.input] = split.at;
            } else {
                newLow[split.input] = split.at;
            }
            return new Leaf(mean, newLow, newHigh, newAdmitted, choices);
        }
    }

    private record Split(int input, double at, double gain) {}

    List<Leaf> leaves() {
        return leaves;
    }

    private void grow(int[] rows, Leaf box, int depth) {
        Optional<Split> split = depth == DEEPEST ? Optional.empty() : best(rows);
        if (split.isEmpty()) {
            leaves.add(box.withMean(Arrays.stream(rows)
                    .mapToDouble(row -> values[row])
                    .average()
                    .orElse(0)));
            return;
        }
        Split chosen = split.get();
        for (boolean left : new boolean[] {true, false}) {
            int[] part = Arrays.stream(rows)
                    .filter(row -> isLeft(chosen.input, chosen.at, row) == left)
                    .toArray();
            grow(part, box.part(chosen, left), depth + 1);
        }
    }

    private boolean isLeft(int input, double at, int row) {
        return choices[input] > 0 ? inputs[row][input] == at : inputs[row][input] < at;
    }

    /** The split of greatest gain, the first of equals; empty where none gains. */
    private Optional<Split> best(int[] rows) {
        Optional<Split> best = Optional.empty();
        for (int input = 0; input < choices.length; input++) {
            Optional<Split> own = choices[input] > 0 ? ofChoice(rows, input) : ofNumber(rows, input);
            if (own.isPresent() && own.get().gain > best.map(Split::gain).orElse(1e-12)) {
                best = own;
            }
        }
        return best;
    }

    private Optional<Split> ofNumber(int[] rows, int input) {
        int[] sorted = Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> inputs[row][input])
                        .thenComparingInt(row -> row))
                .mapToInt(Integer::intValue)
                .toArray();
        double total = Arrays.stream(sorted).mapToDouble(row -> values[row]).sum();
        double left = 0;
        Optional<Split> best = Optional.empty();
        for (int i = 1; i < sorted.length; i++) {
            left += values[sorted[i - 1]];
            double before = inputs[sorted[i - 1]][input];
            double after = inputs[sorted[i]][input];
            if (before < after && i >= SMALLEST_LEAF && sorted.length - i >= SMALLEST_LEAF) {
                best = better(best, new Split(input, (before + after) / 2, gain(left, i, total, sorted.length)));
            }
        }
        return best;
    }

    private Optional<Split> ofChoice(int[] rows, int input) {
        double total = Arrays.stream(rows).mapToDouble(row -> values[row]).sum();
        double[] sums = new double[choices[input]];
        int[] counts = new int[choices[input]];
        for (int row : rows) {
            sums[(int) inputs[row][input]] += values[row];
            counts[(int) inputs[row][input]]++;
        }
        Optional<Split> best = Optional.empty();
        for (int choice = 0; choice < sums.length; choice++) {
            if (counts[choice] >= SMALLEST_LEAF && rows.length - counts[choice] >= SMALLEST_LEAF) {
                best = better(best, new Split(input, choice, gain(sums[choice], counts[choice], total, rows.length)));
            }
        }
        return best;
    }

    private static Optional<Split> better(Optional<Split> best, Split other) {
        return best.isPresent() && best.get().gain >= other.gain ? best : Optional.of(other);
    }

    /** By how much the sum of squares about the mean falls. */
    private static double gain(double left, int leftCount, double total, int count) {
        double right = total - left;
        int rightCount = count - leftCount;
        return left * left / leftCount + right * right / rightCount - total * total / count;
    }
}
