package dev.autodidact.smile;

import dev.autodidact.api.formula.DecisionTree;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.base.cart.InternalNode;
import smile.base.cart.LeafNode;
import smile.base.cart.Node;
import smile.base.cart.NominalNode;
import smile.base.cart.OrdinalNode;

/**
 * A tree of Smile in arrays: nodes stand in preorder, so that a node's first child is the next one. A row takes the first
 * child where its number is at most the node's, or where its level is the node's. Immutable and thread-safe.
 */
final class Tree {

    private static final int LEAF = -1;

    /** By node: 2 f for a number of feature f, 2 f + 1 for a level of feature f, or {@link #LEAF}. */
    private final int[] tests;

    /** By node: the highest number, or the level, that takes the first child. */
    private final double[] bounds;

    /** By node: the second child; of a leaf, where its values stand. */
    private final int[] links;

    private final double[] values;

    /** The outputs that a leaf adds its values to: this many from this one on. */
    private final int width;

    private final int offset;

    private Tree(int[] tests, double[] bounds, int[] links, double[] values, int width, int offset) {
        this.tests = tests;
        this.bounds = bounds;
        this.links = links;
        this.values = values;
        this.width = width;
        this.offset = offset;
    }

    /** Says what a leaf adds to the outputs. */
    interface Vote<L extends LeafNode> {
        /** {@return as many values as the tree is wide} */
        double[] of(L leaf);
    }

    /**
     * Takes a tree out of Smile.
     *
     * @param root the root
     * @param leaves the type of its leaves
     * @param width how many outputs a leaf adds to
     * @param offset the first of them
     * @param vote what a leaf adds
     */
    static <L extends LeafNode> Tree of(Node root, Class<L> leaves, int width, int offset, Vote<L> vote) {
        int nodes = 2 * root.leaves() - 1;
        Tree tree = new Tree(
                new int[nodes], new double[nodes], new int[nodes], new double[root.leaves() * width], width, offset);
        tree.copy(root, 0, 0, leaves, vote);
        return tree;
    }

    /** {@return the first number that is free after this node and all below it} */
    private <L extends LeafNode> int copy(Node node, int number, int leaf, Class<L> leaves, Vote<L> vote) {
        if (node instanceof InternalNode split) {
            boolean nominal = split instanceof NominalNode;
            tests[number] = 2 * split.feature() + (nominal ? 1 : 0);
            bounds[number] =
                    split instanceof NominalNode level ? Internals.level(level) : Internals.bound((OrdinalNode) split);
            int second = copy(split.trueChild(), number + 1, leaf, leaves, vote);
            links[number] = second;
            return copy(split.falseChild(), second, leaf + split.trueChild().leaves(), leaves, vote);
        }
        tests[number] = LEAF;
        links[number] = leaf * width;
        System.arraycopy(vote.of(leaves.cast(node)), 0, values, leaf * width, width);
        return number + 1;
    }

    void addTo(double[] row, double[] scores) {
        int node = 0;
        while (tests[node] != LEAF) {
            double value = row[tests[node] >> 1];
            boolean first = (tests[node] & 1) == 0 ? value <= bounds[node] : value == bounds[node];
            node = first ? node + 1 : links[node];
        }
        for (int i = 0; i < width; i++) {
            scores[offset + i] += values[links[node] + i];
        }
    }

    /** {@return what {@link #addTo} does; no number is missing} */
    DecisionTree described() {
        List<DecisionTree.Node> nodes = new ArrayList<>();
        for (int node = 0; node < tests.length; node++) {
            nodes.add(
                    tests[node] == LEAF
                            ? new DecisionTree.Leaf(
                                    offset, Arrays.copyOfRange(values, links[node], links[node] + width))
                            : new DecisionTree.Split(
                                    tests[node] >> 1,
                                    (tests[node] & 1) == 0 ? DecisionTree.Test.AT_MOST : DecisionTree.Test.EQUAL,
                                    bounds[node],
                                    node + 1,
                                    links[node],
                                    false));
        }
        return new DecisionTree(nodes);
    }

    void write(ModelOutput out) throws IOException {
        out.integer(width);
        out.integer(offset);
        out.integer(tests.length);
        out.integers(tests);
        out.reals(bounds);
        out.integers(links);
        out.reals(values);
    }

    static Tree read(ModelInput in, int inputs, int outputs) throws IOException {
        int width = in.integer(1, outputs, "leaf width");
        int offset = in.integer(0, outputs - width, "output");
        int nodes = in.integer(1, (Integer.MAX_VALUE - 8) / width, "number of nodes");
        int[] tests = in.integers(nodes, LEAF, 2 * inputs - 1, "test");
        double[] bounds = in.reals(nodes, "bound");
        int[] links = in.integers(nodes, 0, Integer.MAX_VALUE, "link");
        int length = (nodes / 2 + 1) * width;
        for (int node = 0; node < nodes; node++) {
            in.require(
                    tests[node] == LEAF ? links[node] <= length - width : links[node] > node + 1 && links[node] < nodes,
                    "a link of a tree leads astray");
        }
        return new Tree(tests, bounds, links, in.reals(length, "leaf value"), width, offset);
    }
}
