package dev.autodidact.tribuo;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads trees from XGBoost's text dump, which has one node per line and its numbers with as many digits as single
 * precision has. It is the library's only documented way to its trees.
 */
final class XgboostDump {

    private static final Pattern SPLIT =
            Pattern.compile("(\\d+):\\[f(\\d+)<([^]]+)] yes=(\\d+),no=(\\d+),missing=(\\d+)");
    private static final Pattern LEAF = Pattern.compile("(\\d+):leaf=([^,]+)");

    private XgboostDump() {}

    /** Adds the nodes of one tree to those of a tree that has just been started. */
    static void read(String dump, TreeScorer.Builder trees) {
        String[] lines = dump.strip().split("\\s*\\n\\s*");
        String[] byNumber = new String[2 * lines.length + 1];
        for (String line : lines) {
            int number = Integer.parseInt(line.substring(0, line.indexOf(':')));
            if (number >= byNumber.length) {
                byNumber = Arrays.copyOf(byNumber, 2 * number + 1);
            }
            byNumber[number] = line;
        }
        read(byNumber, 0, trees);
    }

    private static int read(String[] lines, int number, TreeScorer.Builder trees) {
        int node = trees.node();
        Matcher split = SPLIT.matcher(lines[number]);
        Matcher leaf = LEAF.matcher(lines[number]);
        if (split.matches()) {
            int yes = Integer.parseInt(split.group(4));
            int missing = Integer.parseInt(split.group(6));
            int left = read(lines, yes, trees);
            int right = read(lines, Integer.parseInt(split.group(5)), trees);
            trees.split(
                    node,
                    Integer.parseInt(split.group(2)),
                    Float.parseFloat(split.group(3)),
                    left,
                    right,
                    missing == yes ? left : right);
        } else if (leaf.matches()) {
            trees.leaf(node, Float.parseFloat(leaf.group(2)));
        } else {
            throw new IllegalStateException("XGBoost dumped a node that we cannot read: " + lines[number]);
        }
        return node;
    }
}
