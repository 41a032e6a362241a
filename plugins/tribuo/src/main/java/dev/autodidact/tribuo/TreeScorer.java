package dev.autodidact.tribuo;

import dev.autodidact.api.formula.DecisionTree;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.TreeSum;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sum of trees, then a link. All nodes stand in one list, children behind their parents. A row goes left where its
 * value is below the threshold; a missing value (NaN) goes where the node says.
 */
final class TreeScorer implements Scorer {

    private static final int LEAF = -1;

    /** Node arrays, by node: the feature, or {@link #LEAF}. */
    private final int[] features;

    private final double[] thresholds;

    /** The left child; of a leaf, where its values start. */
    private final int[] left;

    private final int[] right;
    private final int[] missing;

    /** The root of each tree, and the first output to which its leaves add. */
    private final int[] roots;

    private final int[] offsets;

    /** How many outputs a leaf adds to. */
    private final int width;

    private final double[] values;

    /** Whether values are compared in single precision, as XGBoost has them. */
    private final boolean single;

    private final Link link;

    private TreeScorer(
            int[][] nodes, double[] thresholds, int[][] trees, int width, double[] values, boolean single, Link link) {
        this.features = nodes[0];
        this.left = nodes[1];
        this.right = nodes[2];
        this.missing = nodes[3];
        this.thresholds = thresholds;
        this.roots = trees[0];
        this.offsets = trees[1];
        this.width = width;
        this.values = values;
        this.single = single;
        this.link = link;
    }

    static TreeScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Link link = in.option(Link.class);
        boolean single = in.flag();
        int width = in.integer(1, outputs, "leaf width");
        int nodes = in.integer(1, Integer.MAX_VALUE, "number of nodes");
        int trees = in.integer(1, nodes, "number of trees");
        int length = in.integer(width, Integer.MAX_VALUE, "number of leaf values");
        int[] features = in.integers(nodes, LEAF, inputs - 1, "feature");
        int[] left = in.integers(nodes, 0, Integer.MAX_VALUE, "child");
        int[] right = in.integers(nodes, 0, Integer.MAX_VALUE, "child");
        int[] missing = in.integers(nodes, 0, Integer.MAX_VALUE, "child");
        double[] thresholds = in.reals(nodes, "threshold");
        int[] roots = in.integers(trees, 0, nodes - 1, "root");
        int[] offsets = in.integers(trees, 0, outputs - width, "output");
        double[] values = in.reals(length, "leaf value");
        for (int node = 0; node < nodes; node++) {
            if (features[node] == LEAF) {
                in.require(left[node] <= length - width, "a leaf's values lie outside");
            } else {
                for (int child : new int[] {left[node], right[node], missing[node]}) {
                    in.require(child > node && child < nodes, "a child does not stand behind its parent");
                }
            }
        }
        return new TreeScorer(
                new int[][] {features, left, right, missing},
                thresholds,
                new int[][] {roots, offsets},
                width,
                values,
                single,
                link);
    }

    /**
     * {@return the same trees, each leaf with the class shares of the rows that end in it} These are m-estimates
     * (Cestnik, 1990) with m = 1: the rows, and one more that is split as the prior says, so that a leaf of five rows of
     * one class is not certain. For trees whose leaves add to all outputs.
     *
     * @param rows the training rows
     * @param targets the class of each
     * @param prior the share of each class
     */
    TreeScorer withShares(double[][] rows, double[] targets, double[] prior) {
        double[] counts = new double[values.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = prior[i % width];
        }
        for (int tree = 0; tree < roots.length; tree++) {
            for (int i = 0; i < rows.length; i++) {
                counts[left[leaf(tree, rows[i])] + (int) targets[i]]++;
            }
        }
        for (int start = 0; start < counts.length; start += width) {
            double total = 0;
            for (int i = 0; i < width; i++) {
                total += counts[start + i];
            }
            for (int i = 0; i < width; i++) {
                counts[start + i] /= total;
            }
        }
        return new TreeScorer(
                new int[][] {features, left, right, missing},
                thresholds,
                new int[][] {roots, offsets},
                width,
                counts,
                single,
                link);
    }

    /** {@return the number of trees} */
    int trees() {
        return roots.length;
    }

    /** {@return the node of a leaf in which a row ends} */
    private int leaf(int tree, double[] row) {
        int node = roots[tree];
        while (features[node] != LEAF) {
            double value = row[features[node]];
            node = Double.isNaN(value) ? missing[node] : value < thresholds[node] ? left[node] : right[node];
        }
        return node;
    }

    @Override
    public Kind kind() {
        return Kind.TREES;
    }

    @Override
    public void score(double[] row, double[] scores) {
        double[] seen = single ? rounded(row) : row;
        Arrays.fill(scores, 0);
        for (int tree = 0; tree < roots.length; tree++) {
            int start = left[leaf(tree, seen)];
            for (int i = 0; i < width; i++) {
                scores[offsets[tree] + i] += values[start + i];
            }
        }
        link.apply(scores);
    }

    private static double[] rounded(double[] row) {
        double[] rounded = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            rounded[j] = (float) row[j];
        }
        return rounded;
    }

    @Override
    public Optional<Formula> formula(int inputs, int outputs) {
        List<DecisionTree> described = new ArrayList<>();
        for (int tree = 0; tree < roots.length; tree++) {
            int end = tree + 1 < roots.length ? roots[tree + 1] : features.length;
            List<DecisionTree.Node> nodes = new ArrayList<>();
            for (int node = roots[tree]; node < end; node++) {
                nodes.add(features[node] == LEAF ? leaf(node, offsets[tree]) : split(node, roots[tree]));
            }
            described.add(new DecisionTree(nodes));
        }
        return Optional.of(link.applied(Formula.of(new TreeSum(inputs, new double[outputs], single, described))));
    }

    private DecisionTree.Leaf leaf(int node, int offset) {
        return new DecisionTree.Leaf(offset, Arrays.copyOfRange(values, left[node], left[node] + width));
    }

    /** Less than a number is at most the one before. */
    private DecisionTree.Split split(int node, int root) {
        return new DecisionTree.Split(
                features[node],
                DecisionTree.Test.AT_MOST,
                Math.nextDown(thresholds[node]),
                left[node] - root,
                right[node] - root,
                missing[node] == left[node]);
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.option(link);
        out.flag(single);
        out.integer(width);
        out.integer(features.length);
        out.integer(roots.length);
        out.integer(values.length);
        out.integers(features);
        out.integers(left);
        out.integers(right);
        out.integers(missing);
        out.reals(thresholds);
        out.integers(roots);
        out.integers(offsets);
        out.reals(values);
    }

    /** Collects trees, node by node. Not thread-safe. */
    static final class Builder {

        private final int width;
        private int nodes;
        private int[][] fields = new int[4][64];
        private double[] thresholds = new double[64];
        private int trees;
        private int[] roots = new int[16];
        private int[] offsets = new int[16];
        private int length;
        private double[] values = new double[64];

        /** @param width how many outputs a leaf adds to */
        Builder(int width) {
            this.width = width;
        }

        /** Starts a tree whose root is the next node, and whose leaves add to the outputs from the offset on. */
        void tree(int offset) {
            roots = room(roots, trees);
            offsets = room(offsets, trees);
            roots[trees] = nodes;
            offsets[trees++] = offset;
        }

        /** {@return a new node, to be made a {@link #split} or a {@link #leaf}} Make parents before their children. */
        int node() {
            for (int i = 0; i < fields.length; i++) {
                fields[i] = room(fields[i], nodes);
            }
            thresholds = room(thresholds, nodes);
            return nodes++;
        }

        void split(int node, int feature, double threshold, int left, int right, int missing) {
            fields[0][node] = feature;
            fields[1][node] = left;
            fields[2][node] = right;
            fields[3][node] = missing;
            thresholds[node] = threshold;
        }

        void leaf(int node, double... added) {
            if (added.length != width) {
                throw new IllegalArgumentException(added.length + " values in a leaf of " + width);
            }
            fields[0][node] = LEAF;
            fields[1][node] = length;
            for (double value : added) {
                values = room(values, length);
                values[length++] = value;
            }
        }

        /** {@return the sum of the trees so far} */
        TreeScorer build(boolean single, Link link) {
            int[][] cut = new int[fields.length][];
            Arrays.setAll(cut, i -> Arrays.copyOf(fields[i], nodes));
            return new TreeScorer(
                    cut,
                    Arrays.copyOf(thresholds, nodes),
                    new int[][] {Arrays.copyOf(roots, trees), Arrays.copyOf(offsets, trees)},
                    width,
                    Arrays.copyOf(values, length),
                    single,
                    link);
        }

        private static int[] room(int[] array, int index) {
            return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
        }

        private static double[] room(double[] array, int index) {
            return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
        }
    }
}
