package dev.autodidact.smile;

import dev.autodidact.api.formula.Formula;
import dev.autodidact.api.formula.TreeSum;
import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** A sum of trees, then a link. */
final class TreeScorer implements Scorer {

    private final Tree[] trees;
    private final double[] start;
    private final Link link;

    /**
     * @param trees the trees
     * @param start what the sums start from, by output
     * @param link what the sums go through
     */
    TreeScorer(Tree[] trees, double[] start, Link link) {
        this.trees = trees;
        this.start = start;
        this.link = link;
    }

    static TreeScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        Link link = in.option(Link.class);
        double[] start = in.reals(outputs, "start");
        Tree[] trees = new Tree[in.integer(0, 1 << 20, "number of trees")];
        for (int i = 0; i < trees.length; i++) {
            trees[i] = Tree.read(in, inputs, outputs);
        }
        return new TreeScorer(trees, start, link);
    }

    /** {@return the number of trees} */
    int size() {
        return trees.length;
    }

    @Override
    public Kind kind() {
        return Kind.TREES;
    }

    @Override
    public void score(double[] row, double[] scores) {
        System.arraycopy(start, 0, scores, 0, scores.length);
        for (Tree tree : trees) {
            tree.addTo(row, scores);
        }
        link.apply(scores);
    }

    @Override
    public Optional<Formula> formula(int inputs, int outputs) {
        TreeSum sum = new TreeSum(
                inputs, start, false, Arrays.stream(trees).map(Tree::described).toList());
        return Optional.of(link.applied(Formula.of(sum)));
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        out.option(link);
        out.reals(start);
        out.integer(trees.length);
        for (Tree tree : trees) {
            tree.write(out);
        }
    }
}
