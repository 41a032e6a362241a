package dev.autodidact.tribuo;

import java.util.function.Function;
import org.tribuo.Output;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;

/**
 * Takes trees of Tribuo over.
 *
 * @param trees where to
 * @param values what a leaf adds to the outputs
 * @param <T> the type of Tribuo's outputs
 */
record TreeConverter<T extends Output<T>>(TreeScorer.Builder trees, Function<LeafNode<T>, double[]> values) {

    /** Adds a tree. */
    void add(Node<T> root) {
        trees.tree(0);
        convert(root);
    }

    private int convert(Node<T> node) {
        int index = trees.node();
        if (node instanceof SplitNode<T> split) {
            int below = convert(split.getLessThanOrEqual());
            int above = convert(split.getGreaterThan());
            // at most is the same as less than the next number; nothing is missing
            trees.split(index, split.getFeatureID(), Math.nextUp(split.splitValue()), below, above, below);
        } else {
            trees.leaf(index, values.apply((LeafNode<T>) node));
        }
        return index;
    }
}
