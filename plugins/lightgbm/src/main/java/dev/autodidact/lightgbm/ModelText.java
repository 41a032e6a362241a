package dev.autodidact.lightgbm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads trees from LightGBM's model text, version 4: {@code key=value} lines, a block for each tree, inner nodes and
 * leaves numbered from 0, a child below 0 being the complement of a leaf's number. Bit 0 of a decision type says that it
 * splits categories, bit 1 that missing values go left, the next two what is missing: nothing, zeros, or NaN.
 */
final class ModelText {

    private static final int CATEGORICAL = 1;
    private static final int LEFT = 2;
    private static final int KIND = 2;
    private static final int NOTHING = 0;
    private static final int NAN = 2;

    private final int[] features;
    private final double[] thresholds;
    private final int[] decisions;
    private final int[] left;
    private final int[] right;
    private final double[] leaves;
    private final Trees.Builder trees;

    private ModelText(Map<String, String> block, Trees.Builder trees) {
        features = integers(block, "split_feature");
        thresholds = Arrays.stream(words(block, "threshold"))
                .mapToDouble(ModelText::threshold)
                .toArray();
        decisions = integers(block, "decision_type");
        left = integers(block, "left_child");
        right = integers(block, "right_child");
        leaves = reals(block, "leaf_value");
        this.trees = trees;
    }

    /** {@return the trees of a model, which add to so many sums in turn} */
    static Trees read(String text, int sums) {
        Trees.Builder trees = new Trees.Builder();
        String[] blocks = text.substring(0, text.indexOf("end of trees")).split("(?m)^Tree=\\d+$", -1);
        for (int tree = 1; tree < blocks.length; tree++) {
            Map<String, String> block = new HashMap<>();
            blocks[tree].lines().filter(line -> line.contains("=")).forEach(line -> {
                int equals = line.indexOf('=');
                block.put(line.substring(0, equals), line.substring(equals + 1));
            });
            trees.tree();
            ModelText read = new ModelText(block, trees);
            read.node(read.features.length == 0 ? ~0 : 0);
        }
        return trees.build(sums);
    }

    private int node(int number) {
        if (number < 0) {
            return trees.leaf(leaves[~number]);
        }
        int decision = decisions[number];
        int kind = decision >> KIND & 3;
        if ((decision & CATEGORICAL) != 0 || (kind != NOTHING && kind != NAN)) {
            throw new IllegalStateException("LightGBM made a decision of type " + decision + ", which we cannot read");
        }
        int node = trees.split(features[number], thresholds[number]);
        int yes = node(left[number]);
        int no = node(right[number]);
        boolean missingGoesLeft = kind == NAN ? (decision & LEFT) != 0 : 0 <= thresholds[number];
        trees.link(node, yes, no, missingGoesLeft ? yes : no);
        return node;
    }

    private static int[] integers(Map<String, String> block, String key) {
        return Arrays.stream(words(block, key)).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] reals(Map<String, String> block, String key) {
        return Arrays.stream(words(block, key)).mapToDouble(Double::parseDouble).toArray();
    }

    /** Where only missing values go right, the threshold is infinite. */
    private static double threshold(String number) {
        return number.equals("inf") ? Double.MAX_VALUE : Double.parseDouble(number);
    }

    private static String[] words(Map<String, String> block, String key) {
        String words = block.getOrDefault(key, "").strip();
        return words.isEmpty() ? new String[0] : words.split(" +");
    }
}
