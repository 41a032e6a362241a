package dev.autodidact.search.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A random forest that predicts mean and variance, as SMAC's surrogate (Hutter, Hoos and Leyton-Brown, 2011, "Sequential
 * model-based optimization for general algorithm configuration"; the variance by the law of total variance: Hutter and
 * others, 2014, "Algorithm runtime prediction", equation 5).
 *
 * <p>Departures, for speed: the cut of each feature is drawn at random and the best feature taken (extremely randomised
 * trees, Geurts, Ernst and Wehenkel, 2006), which also makes the mean smoother; and each tree sees a bootstrap sample of
 * at most {@value #ROWS} rows. So fitting takes at most about a million steps a hundred features, however much was
 * observed.
 *
 * <p>A number is cut at a threshold; what is inactive lies below all of it. The options of a choice are split into two
 * sets. Immutable and thread-safe.
 */
public final class Forest implements Surrogate {

    private static final int TREES = 20;
    private static final int ROWS = 200;
    private static final int LEAST_TO_SPLIT = 3;
    private static final double SHARE_OF_FEATURES = 5 / 6.0;

    /** A variance below this is rounding. */
    private static final double LEAST_VARIANCE = 1e-12;

    private final Tree[] trees;

    /** For each tree whether it saw a row of the sample. */
    private final boolean[][] seen;

    private Forest(Tree[] trees, boolean[][] seen) {
        this.trees = trees;
        this.seen = seen;
    }

    /**
     * {@return a forest fitted to a sample}
     *
     * @param options for each coordinate the number of its options; 0 for a number; as {@link Encoding#options}
     * @param sample at least one vector with its target
     * @param random where chance comes from
     */
    public static Forest fit(int[] options, Sample sample, RandomGenerator random) {
        double[][] columns = sample.columns();
        Tree[] trees = new Tree[TREES];
        boolean[][] seen = new boolean[TREES][];
        for (int tree = 0; tree < TREES; tree++) {
            Growth growth = new Growth(options, columns, sample.targets(), random);
            seen[tree] = growth.seen();
            trees[tree] = growth.tree();
        }
        return new Forest(trees, seen);
    }

    /**
     * {@return for each vector of the sample that this was fitted to the mean of the trees that have not seen it, as if
     * it were new (Breiman, 2001, "Random forests", section 3.1); of all trees where each has}
     *
     * @param sample what this was fitted to
     */
    public double[] outOfBag(Sample sample) {
        double[] means = new double[sample.size()];
        for (int row = 0; row < means.length; row++) {
            double[] vector = sample.vectors()[row];
            int unseen = 0;
            for (int tree = 0; tree < trees.length; tree++) {
                if (!seen[tree][row]) {
                    means[row] += trees[tree].value[trees[tree].leaf(vector)];
                    unseen++;
                }
            }
            means[row] = unseen > 0 ? means[row] / unseen : predict(vector).mean();
        }
        return means;
    }

    @Override
    public Prediction predict(double[] vector) {
        double sum = 0;
        double squares = 0;
        for (Tree tree : trees) {
            int leaf = tree.leaf(vector);
            double mean = tree.value[leaf];
            sum += mean;
            squares += mean * mean + tree.variance[leaf];
        }
        double mean = sum / trees.length;
        double variance = squares / trees.length - mean * mean;
        return new Prediction(mean, Math.sqrt(Math.max(variance, LEAST_VARIANCE)));
    }

    /**
     * A tree in arrays. An inner node holds a feature, a threshold or a set of options (bits) that go left, and its
     * children; a leaf holds feature -1, its mean (as value) and its variance.
     */
    private static final class Tree {

        final int[] feature;
        final boolean[] isChoice;
        final double[] value;
        final long[] leftOptions;
        final int[] left;
        final int[] right;
        final double[] variance;

        Tree(int nodes) {
            feature = new int[nodes];
            isChoice = new boolean[nodes];
            value = new double[nodes];
            leftOptions = new long[nodes];
            left = new int[nodes];
            right = new int[nodes];
            variance = new double[nodes];
        }

        int leaf(double[] vector) {
            int node = 0;
            while (feature[node] >= 0) {
                double coordinate = vector[feature[node]];
                boolean goesLeft =
                        isChoice[node] ? (leftOptions[node] & bit(coordinate)) != 0 : coordinate <= value[node];
                node = goesLeft ? left[node] : right[node];
            }
            return node;
        }
    }

    /** {@return one bit for each option; beyond 63 options bits are shared; being inactive has a bit too} */
    private static long bit(double coordinate) {
        return 1L << ((int) coordinate + 1);
    }

    /** Grows one tree. What it does to each row has no branches, because random cuts make them unpredictable. */
    private static final class Growth {

        private final int[] options;
        private final double[][] columns;
        private final double[] targets;
        private final RandomGenerator random;
        private final int[] rows;
        private final int[] features;
        private final Tree tree;
        private int nodes;

        private double cut;
        private long leftOptions;

        Growth(int[] options, double[][] columns, double[] targets, RandomGenerator random) {
            this.options = options;
            this.columns = columns;
            this.targets = targets;
            this.random = random;
            this.rows = new int[Math.min(ROWS, targets.length)];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.nextInt(targets.length);
            }
            this.features = new int[options.length];
            Arrays.setAll(features, i -> i);
            this.tree = new Tree(2 * rows.length);
        }

        boolean[] seen() {
            boolean[] seen = new boolean[targets.length];
            for (int row : rows) {
                seen[row] = true;
            }
            return seen;
        }

        Tree tree() {
            grow(0, rows.length);
            return tree;
        }

        private int grow(int from, int to) {
            int node = nodes++;
            double sum = 0;
            double squares = 0;
            for (int i = from; i < to; i++) {
                double target = targets[rows[i]];
                sum += target;
                squares += target * target;
            }
            double mean = sum / (to - from);
            double variance = Math.max(squares / (to - from) - mean * mean, 0);
            int feature = to - from < LEAST_TO_SPLIT || variance < LEAST_VARIANCE ? -1 : bestFeature(from, to, sum);
            tree.feature[node] = feature;
            if (feature < 0) {
                tree.value[node] = mean;
                tree.variance[node] = variance;
                return node;
            }
            tree.isChoice[node] = options[feature] > 0;
            tree.value[node] = cut;
            tree.leftOptions[node] = leftOptions;
            int middle = partition(node, from, to);
            tree.left[node] = grow(from, middle);
            tree.right[node] = grow(middle, to);
            return node;
        }

        /** {@return the feature whose random cut explains most, the cut being left in the fields; -1 where none cuts} */
        private int bestFeature(int from, int to, double total) {
            int best = -1;
            double bestGain = Double.NEGATIVE_INFINITY;
            double bestCut = 0;
            long bestOptions = 0;
            int wanted = (int) Math.ceil(SHARE_OF_FEATURES * features.length);
            for (int tried = 0; tried < features.length && (wanted > 0 || best < 0); tried++) {
                int other = tried + random.nextInt(features.length - tried);
                int feature = features[other];
                features[other] = features[tried];
                features[tried] = feature;
                double gain = options[feature] > 0
                        ? gainOfChoice(columns[feature], from, to, total)
                        : gainOfNumber(columns[feature], from, to, total);
                wanted -= gain > Double.NEGATIVE_INFINITY ? 1 : 0;
                if (gain > bestGain) {
                    bestGain = gain;
                    best = feature;
                    bestCut = cut;
                    bestOptions = leftOptions;
                }
            }
            cut = bestCut;
            leftOptions = bestOptions;
            return best;
        }

        /** Draws a cut between the least and the greatest value. */
        private double gainOfNumber(double[] column, int from, int to, double total) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double value = column[rows[i]];
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            if (low == high) {
                return Double.NEGATIVE_INFINITY;
            }
            cut = low + random.nextDouble() * (high - low);
            int count = 0;
            double sum = 0;
            for (int i = from; i < to; i++) {
                int isLeft = column[rows[i]] <= cut ? 1 : 0;
                count += isLeft;
                sum += isLeft * targets[rows[i]];
            }
            return gain(sum, count, total - sum, to - from - count);
        }

        /** Draws two sets of the options present, neither empty. */
        private double gainOfChoice(double[] column, int from, int to, double total) {
            long present = 0;
            for (int i = from; i < to; i++) {
                present |= bit(column[rows[i]]);
            }
            if (Long.bitCount(present) < 2) {
                return Double.NEGATIVE_INFINITY;
            }
            do {
                leftOptions = random.nextLong();
            } while ((leftOptions & present) == 0 || (leftOptions & present) == present);
            int count = 0;
            double sum = 0;
            for (int i = from; i < to; i++) {
                int isLeft = (int) (leftOptions >>> ((int) column[rows[i]] + 1)) & 1;
                count += isLeft;
                sum += isLeft * targets[rows[i]];
            }
            return gain(sum, count, total - sum, to - from - count);
        }

        /** {@return the reduction of the squared error, up to what all cuts of a node share} */
        private static double gain(double left, int leftCount, double right, int rightCount) {
            return left * left / leftCount + right * right / rightCount;
        }

        private int partition(int node, int from, int to) {
            double[] column = columns[tree.feature[node]];
            int middle = from;
            for (int i = from; i < to; i++) {
                int row = rows[i];
                double coordinate = column[row];
                boolean goesLeft = tree.isChoice[node]
                        ? (tree.leftOptions[node] & bit(coordinate)) != 0
                        : coordinate <= tree.value[node];
                if (goesLeft) {
                    rows[i] = rows[middle];
                    rows[middle++] = row;
                }
            }
            return middle;
        }
    }
}
