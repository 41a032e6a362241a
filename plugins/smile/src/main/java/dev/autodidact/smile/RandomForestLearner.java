package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.learner.Fidelity;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.stream.IntStream;
import smile.base.cart.CART;
import smile.base.cart.DecisionNode;
import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/**
 * A forest of Smile's trees: L. Breiman, 2001, "Random forests". Fidelity is the share of the trees.
 *
 * <p>Rows are drawn as Smile's own forest draws them, class by class. Its loop is not used: it judges each tree by the
 * rows that the tree has not seen, which fails where these are of two classes out of more (a class of a single row is
 * enough), and weighs the trees' votes by that judgement; here all trees weigh the same. Nor are the shares of classes in
 * a leaf smoothed, which for many classes and small leaves would leave little of them; the mean of the trees does that.
 */
final class RandomForestLearner extends TreeLearner {

    private static final long MOST_SCANS = 50_000_000;

    private static final String BOOTSTRAP = "bootstrap";
    private static final String SUBSAMPLE = "subsample";

    RandomForestLearner() {
        super("random-forest", TaskType.CLASSIFICATION, TaskType.REGRESSION);
    }

    @Override
    Support fits(TaskProfile task) {
        return scans(MOST_SCANS, task);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.ITERATIONS;
    }

    @Override
    public SearchSpace space(TaskProfile task) {
        // p^0.5 columns per split are Smile's default for classes; p^0.7 is near its third of the columns for numbers
        double exponent = task.isClassification() ? 0.5 : 0.7;
        return addRule(limits(task.isClassification() ? 1 : 5), task) // as Breiman has it
                .add("trees", Domain.integer(25, 500).log().withDefault(100))
                .add("columns-exponent", Domain.real(0.1, 1).withDefault(exponent))
                .add("rows", Domain.choice(BOOTSTRAP, SUBSAMPLE))
                .add("rows-share", Domain.real(0.3, 0.95).withDefault(0.632), Condition.when("rows", SUBSAMPLE))
                .build();
    }

    @Override
    Scorer classify(Configuration configuration, Features features, int[] classes, int outputs, Run run) {
        DataFrame x = Frames.of(features);
        int[][] order = CART.order(x);
        int[][] groups = IntStream.range(0, outputs)
                .mapToObj(output -> IntStream.range(0, classes.length)
                        .filter(row -> classes[row] == output)
                        .toArray())
                .toArray(int[][]::new);
        Tree[] trees = new Tree[run.share(configuration.integer("trees"))];
        for (int i = 0; i < trees.length; i++) {
            run.check();
            run.seed("tree " + i);
            DecisionTree tree = new DecisionTree(
                    x,
                    classes,
                    Frames.CLASS,
                    outputs,
                    rule(configuration),
                    configuration.integer("depth"),
                    Integer.MAX_VALUE,
                    configuration.integer("leaf-size"),
                    columns(configuration, x),
                    draw(configuration, classes.length, groups),
                    order);
            trees[i] = Tree.of(tree.root(), DecisionNode.class, outputs, 0, RandomForestLearner::shares);
        }
        return new TreeScorer(trees, new double[outputs], Link.SHARES);
    }

    @Override
    Scorer regress(Configuration configuration, Features features, double[] values, Run run) {
        DataFrame x = Frames.of(features);
        int[][] order = CART.order(x);
        int[][] all = {IntStream.range(0, values.length).toArray()};
        Tree[] trees = new Tree[run.share(configuration.integer("trees"))];
        for (int i = 0; i < trees.length; i++) {
            run.check();
            run.seed("tree " + i);
            RegressionTree tree = new RegressionTree(
                    x,
                    Loss.ls(values),
                    Frames.NUMBER,
                    configuration.integer("depth"),
                    Integer.MAX_VALUE,
                    configuration.integer("leaf-size"),
                    columns(configuration, x),
                    draw(configuration, values.length, all),
                    order);
            trees[i] = Tree.of(
                    tree.root(), RegressionNode.class, 1, 0, leaf -> new double[] {leaf.output() / trees.length});
        }
        return new TreeScorer(trees, new double[1], Link.IDENTITY);
    }

    private static double[] shares(DecisionNode leaf) {
        return Arrays.stream(leaf.count())
                .mapToDouble(count -> (double) count / leaf.size())
                .toArray();
    }

    /** {@return how many columns are tried per split} */
    private static int columns(Configuration configuration, DataFrame x) {
        return (int) Math.ceil(StrictMath.pow(x.ncol(), configuration.real("columns-exponent")));
    }

    /** {@return how often each row is in a tree's sample, each group of rows drawn from for itself} */
    private static int[] draw(Configuration configuration, int rows, int[][] groups) {
        int[] samples = new int[rows];
        for (int[] group : groups) {
            if (configuration.choice("rows").equals(BOOTSTRAP)) {
                for (int i = 0; i < group.length; i++) {
                    samples[group[MathEx.randomInt(group.length)]]++;
                }
            } else {
                int size = (int) Math.ceil(group.length * configuration.real("rows-share"));
                Arrays.stream(MathEx.permutate(group.length)).limit(size).forEach(i -> samples[group[i]] = 1);
            }
        }
        return samples;
    }
}
