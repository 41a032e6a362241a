package dev.autodidact.api.formula;

import java.util.List;

/**
 * A decision tree. A row begins at node 0 and follows the splits until it comes to a leaf.
 *
 * @param nodes children stand behind their parents
 */
public record DecisionTree(List<Node> nodes) {

    /** A node. */
    public sealed interface Node {}

    /** What a split asks. */
    public enum Test {
        /** Whether the number is at most the bound. */
        AT_MOST,
        /** Whether the number, the code of a level, is the bound. */
        EQUAL
    }

    /**
     * A node that asks.
     *
     * @param feature which number of the row
     * @param test what is asked of it
     * @param bound what it is compared with, finite
     * @param yes the node to go on with where the answer is yes
     * @param no the node to go on with where it is no
     * @param missing the answer for a missing number, NaN
     */
    public record Split(int feature, Test test, double bound, int yes, int no, boolean missing) implements Node {}

    /**
     * A node that adds to the sums: {@code values[i]} to sum {@code from + i}.
     *
     * @param from the first sum that it adds to
     * @param values what it adds; handed over, not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Leaf(int from, double[] values) implements Node {}

    /**
     * Checks that every path ends in a leaf, and copies the list.
     *
     * @param nodes see above
     * @throws IllegalArgumentException where there is no node, or a child does not stand behind its parent
     */
    public DecisionTree {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a tree without nodes");
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Split split
                    && (Math.min(split.yes, split.no) <= i || Math.max(split.yes, split.no) >= nodes.size())) {
                throw new IllegalArgumentException("a child of node " + i + " does not stand behind it");
            }
        }
    }
}
