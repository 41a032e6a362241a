package dev.autodidact.lightgbm;

import dev.autodidact.api.formula.DecisionTree;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.TreeSum;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums of trees. All nodes stand in one list, children behind their parents. A row goes left where its value is at most
 * the threshold; a missing value (NaN) goes where the node says. Immutable, thread-safe.
 */
final class Trees {

    private static final int LEAF = -1;

    private final int sums;

    /** By node: the feature, or {@link #LEAF}. */
    private final int[] features;

    private final int[] left;
    private final int[] right;
    private final int[] missing;

    /** By node: the threshold, or what the leaf adds. */
    private final double[] values;

    /** The root of each tree; tree i adds to the sum i modulo {@link #sums}. */
    private final int[] roots;

    private Trees(int sums, int[][] nodes, double[] values, int[] roots) {
        this.sums = sums;
        this.features = nodes[0];
        this.left = nodes[1];
        this.right = nodes[2];
        this.missing = nodes[3];
        this.values = values;
        this.roots = roots;
    }

    /** The sums of a row. */
    double[] sum(double[] row) {
        double[] sum = new double[sums];
        for (int tree = 0; tree < roots.length; tree++) {
            int node = roots[tree];
            while (features[node] != LEAF) {
                double value = row[features[node]];
                node = Double.isNaN(value) ? missing[node] : value <= values[node] ? left[node] : right[node];
            }
            sum[tree % sums] += values[node];
        }
        return sum;
    }

    /** What {@link #sum} computes. */
    Formula formula(int inputs) {
        List<DecisionTree> described = new ArrayList<>();
        for (int tree = 0; tree < roots.length; tree++) {
            List<DecisionTree.Node> nodes = new ArrayList<>();
            int root = roots[tree];
            int end = tree + 1 < roots.length ? roots[tree + 1] : features.length;
            for (int node = root; node < end; node++) {
                nodes.add(
                        features[node] == LEAF
                                ? new DecisionTree.Leaf(tree % sums, new double[] {values[node]})
                                : new DecisionTree.Split(
                                        features[node],
                                        DecisionTree.Test.AT_MOST,
                                        values[node],
                                        left[node] - root,
                                        right[node] - root,
                                        missing[node] == left[node]));
            }
            described.add(new DecisionTree(nodes));
        }
        return Formula.of(new TreeSum(inputs, new double[sums], false, described));
    }

    void write(ModelOutput out) throws IOException {
        out.integer(features.length);
        out.integer(roots.length);
        out.integers(features);
        out.integers(left);
        out.integers(right);
        out.integers(missing);
        out.reals(values);
        out.integers(roots);
    }

    static Trees read(ModelInput in, int inputs, int sums) throws IOException {
        int nodes = in.integer(1, Integer.MAX_VALUE, "number of nodes");
        int trees = in.integer(1, nodes, "number of trees");
        int[] features = in.integers(nodes, LEAF, inputs - 1, "feature");
        int[] left = in.integers(nodes, 0, nodes, "child");
        int[] right = in.integers(nodes, 0, nodes, "child");
        int[] missing = in.integers(nodes, 0, nodes, "child");
        double[] values = in.reals(nodes, "value");
        int[] roots = in.integers(trees, 0, nodes - 1, "root");
        for (int node = 0; node < nodes; node++) {
            for (int child : features[node] == LEAF ? new int[0] : new int[] {left[node], right[node], missing[node]}) {
                in.require(child > node && child < nodes, "a child does not stand behind its parent");
            }
        }
        return new Trees(sums, new int[][] {features, left, right, missing}, values, roots);
    }

    /** Collects trees, node by node, parents first. Not thread-safe. */
    static final class Builder {

        private final List<int[]> nodes = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
        private final List<Integer> roots = new ArrayList<>();

        /** Starts a tree, whose root is the next node. */
        void tree() {
            roots.add(nodes.size());
        }

        int leaf(double value) {
            nodes.add(new int[] {LEAF, 0, 0, 0});
            values.add(value);
            return nodes.size() - 1;
        }

        /** A node whose children are to be {@link #link}ed. */
        int split(int feature, double threshold) {
            nodes.add(new int[] {feature, 0, 0, 0});
            values.add(threshold);
            return nodes.size() - 1;
        }

        void link(int node, int left, int right, int missing) {
            nodes.set(node, new int[] {nodes.get(node)[0], left, right, missing});
        }

        Trees build(int sums) {
            int[][] fields = new int[4][nodes.size()];
            for (int node = 0; node < nodes.size(); node++) {
                for (int field = 0; field < fields.length; field++) {
                    fields[field][node] = nodes.get(node)[field];
                }
            }
            return new Trees(
                    sums,
                    fields,
                    values.stream().mapToDouble(Double::doubleValue).toArray(),
                    roots.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
