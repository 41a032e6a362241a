package dev.autodidact.api.formula;

import java.util.List;

/**
 * The sums of what the leaves of trees add.
 *
 * @param inputs the number of features, at least 0
 * @param start what each sum starts from, at least one; handed over, not copied
 * @param single whether features are rounded to single precision before they are compared
 * @param trees may be none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TreeSum(int inputs, double[] start, boolean single, List<DecisionTree> trees) implements Step {

    /**
     * Checks the trees and copies their list.
     *
     * @param inputs see above
     * @param start see above
     * @param single see above
     * @param trees see above
     * @throws IllegalArgumentException where there is no sum, a tree asks for a feature that there is not, or a leaf adds to
     *     such a sum
     */
    public TreeSum {
        trees = List.copyOf(trees);
        if (start.length == 0) {
            throw new IllegalArgumentException("trees that add to nothing");
        }
        for (DecisionTree tree : trees) {
            for (DecisionTree.Node node : tree.nodes()) {
                boolean sound = switch (node) {
                    case DecisionTree.Split split -> split.feature() >= 0 && split.feature() < inputs;
                    case DecisionTree.Leaf leaf ->
                        leaf.from() >= 0 && leaf.from() + leaf.values().length <= start.length;
                };
                if (!sound) {
                    throw new IllegalArgumentException(
                            node + " of a tree of " + inputs + " features and " + start.length + " sums");
                }
            }
        }
    }

    /**
     * {@return the same for every row}
     *
     * @param inputs the number of features
     * @param values what is given
     */
    public static TreeSum constant(int inputs, double... values) {
        return new TreeSum(inputs, values, false, List.of());
    }

    @Override
    public int outputs() {
        return start.length;
    }
}
