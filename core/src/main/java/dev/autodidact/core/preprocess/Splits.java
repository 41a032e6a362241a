package dev.autodidact.core.preprocess;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Splits the rows of a target into training and validation rows: shuffled, and stratified by class or, for real targets,
 * by {@value #BINS} quantile bins. Every class has at least one training row in every split, so the row of a one-row
 * class always trains and never validates; where every class has one row, there is nothing to keep back and all are
 * split as if they were of one class. {@linkplain Copies Copies of a row} stay together. The same target, resampling and seed give the same splits.
 */
public final class Splits {

    private static final int BINS = 10;
    private static final int FIVE_FOLDS_UP_TO = 3_000;
    private static final int THREE_FOLDS_UP_TO = 10_000;
    private static final double AUTOMATIC_SHARE = 0.25;

    private Splits() {}

    /**
     * {@return the splits that a resampling asks for} Cross-validation with more folds than there are rows to validate
     * on makes one fold per such row. Each row but those of one-row classes validates in exactly one fold.
     *
     * @param data the table
     * @param rows the rows to split, at least 2 different ones; the splits are of their positions
     * @param resampling what is asked for
     * @param seed decides which row goes where
     * @throws AutodidactException of kind CALLER where there are fewer than 2 rows
     */
    public static List<Split> of(LabelledTable data, int[] rows, Resampling resampling, long seed) {
        return Copies.among(data, rows).together(data.target().take(rows), target -> of(target, resampling, seed));
    }

    static List<Split> of(Target target, Resampling resampling, long seed) {
        return switch (resampling) {
            case Resampling.CrossValidation folds -> folds(target, folds.folds(), seed);
            case Resampling.HoldOut holdOut -> List.of(holdOut(target, holdOut.share(), seed));
            case Resampling.Automatic automatic -> automatic(target, seed);
            case Resampling.Published published -> automatic(target, seed);
        };
    }

    /**
     * {@return the rows to search on, and those to keep apart to judge what was found: the published test rows of the
     * seed's fold, or else a share of all}
     *
     * @param data the table, at least 2 rows
     * @param resampling what is asked for
     * @param share the share of rows to keep apart where none are published
     * @param seed decides which row goes where
     * @throws AutodidactException of kind CALLER where there are fewer than 2 rows, or no published row has a target
     */
    public static Split outer(LabelledTable data, Resampling resampling, double share, long seed) {
        if (!(resampling instanceof Resampling.Published published)) {
            int[] all = IntStream.range(0, data.target().rows()).toArray();
            return Copies.among(data, all)
                    .together(data.target(), target -> List.of(holdOut(target, share, Seeds.derive(seed, "hold-out"))))
                    .getFirst();
        }
        int[] rows = data.rows();
        int fold = published.fold(seed);
        boolean[] judges = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            judges[i] = published.testFolds().get(rows[i]) == fold;
        }
        Split split = split(judges, Seeds.generator(seed, "hold-out"));
        if (split.train().length < 2 || split.validation().length == 0) {
            throw AutodidactException.caller("published fold " + fold + " has " + split.validation().length
                    + " test rows with a target and leaves " + split.train().length
                    + " to learn from\nUse another task, or seeds whose folds have both.");
        }
        return split;
    }

    /**
     * {@return a stratified sample of a table's rows, in their order, with at least one of each class; the table, where it
     * is not larger}
     *
     * @param data the table
     * @param wanted how many rows, at least as many as there are classes
     * @param seed decides which
     */
    public static LabelledTable sample(LabelledTable data, int wanted, long seed) {
        return data.table().rows() <= wanted ? data : data.take(sample(data.target(), wanted, seed));
    }

    /**
     * {@return positions of some rows, ascending: a stratified sample, and of each class at least one}
     *
     * @param target the targets of more rows than are wanted
     * @param wanted how many, at least as many as there are classes
     * @param seed decides which
     */
    static int[] sample(Target target, int wanted, long seed) {
        double others = 1 - (double) wanted / target.rows();
        return IntStream.of(
                        holdOut(target, others, Seeds.derive(seed, "sample")).train())
                .sorted()
                .toArray();
    }

    private static List<Split> automatic(Target target, long seed) {
        if (target.rows() <= THREE_FOLDS_UP_TO) {
            return folds(target, target.rows() <= FIVE_FOLDS_UP_TO ? 5 : 3, seed);
        }
        return List.of(holdOut(target, AUTOMATIC_SHARE, seed));
    }

    /**
     * {@return one split} The number of validation rows is the share rounded, but at least 1, and so that every class
     * and every split keeps a training row.
     *
     * @param target the target, at least 2 rows
     * @param share the share of rows to validate on, above 0 and below 1
     * @param seed decides which row goes where
     * @throws AutodidactException of kind CALLER where there are fewer than 2 rows
     */
    static Split holdOut(Target target, double share, long seed) {
        RandomGenerator random = Seeds.generator(seed, "hold-out");
        int[] candidates = withoutOnePerClass(target, byStratum(target, random));
        int wanted = (int) Math.round(share * target.rows());
        int count = Math.max(1, Math.min(Math.min(wanted, candidates.length), target.rows() - 1));
        // systematic sampling: every stratum gives its share, give or take one row
        boolean[] validates = new boolean[target.rows()];
        double step = (double) count / candidates.length;
        double start = random.nextDouble();
        for (int i = 0; i < candidates.length; i++) {
            validates[candidates[i]] = Math.floor((i + 1) * step + start) > Math.floor(i * step + start);
        }
        return split(validates, random);
    }

    private static List<Split> folds(Target target, int wanted, long seed) {
        RandomGenerator random = Seeds.generator(seed, "folds");
        int[] candidates = withoutSingletons(target, byStratum(target, random));
        int folds = Math.min(wanted, candidates.length);
        List<Split> splits = new ArrayList<>(folds);
        for (int fold = 0; fold < folds; fold++) {
            boolean[] validates = new boolean[target.rows()];
            for (int i = fold; i < candidates.length; i += folds) {
                validates[candidates[i]] = true;
            }
            splits.add(split(validates, random));
        }
        return splits;
    }

    /** All rows, stratum by stratum, in random order within each. */
    private static int[] byStratum(Target target, RandomGenerator random) {
        if (target.rows() < 2) {
            throw AutodidactException.caller("validation needs at least 2 rows with a target, but there is only "
                    + target.rows() + "\nAdd rows to the training data.");
        }
        int[] strata = strata(target);
        int[] starts = new int[Arrays.stream(strata).max().getAsInt() + 2];
        for (int stratum : strata) {
            starts[stratum + 1]++;
        }
        for (int stratum = 1; stratum < starts.length; stratum++) {
            starts[stratum] += starts[stratum - 1];
        }
        int[] ordered = new int[strata.length];
        for (int row : shuffled(IntStream.range(0, strata.length).toArray(), random)) {
            ordered[starts[strata[row]]++] = row;
        }
        return ordered;
    }

    private static int[] strata(Target target) {
        return switch (target) {
            case ClassTarget classes -> classes.toCodes();
            case RealTarget real -> {
                double[] sorted = real.toValues();
                Arrays.sort(sorted);
                double[] bounds = new double[BINS - 1];
                for (int bin = 1; bin < BINS; bin++) {
                    bounds[bin - 1] = sorted[(int) ((long) bin * sorted.length / BINS)];
                }
                yield IntStream.range(0, sorted.length)
                        .map(row -> binOf(real.value(row), bounds))
                        .toArray();
            }
        };
    }

    private static int binOf(double value, double[] bounds) {
        int bin = 0;
        while (bin < bounds.length && value >= bounds[bin]) {
            bin++;
        }
        return bin;
    }

    private static int[] withoutSingletons(Target target, int[] rows) {
        if (!(target instanceof ClassTarget classes)) {
            return rows;
        }
        int[] counts = classes.counts();
        int[] kept =
                Arrays.stream(rows).filter(row -> counts[classes.code(row)] > 1).toArray();
        return kept.length == 0 ? rows : kept;
    }

    private static int[] withoutOnePerClass(Target target, int[] rows) {
        if (!(target instanceof ClassTarget classes)) {
            return rows;
        }
        boolean[] seen = new boolean[classes.classes().size()];
        int[] kept = Arrays.stream(rows)
                .filter(row -> {
                    boolean first = !seen[classes.code(row)];
                    seen[classes.code(row)] = true;
                    return !first;
                })
                .toArray();
        return kept.length == 0 ? rows : kept;
    }

    private static Split split(boolean[] validates, RandomGenerator random) {
        IntStream rows = IntStream.range(0, validates.length);
        int[] train = rows.filter(row -> !validates[row]).toArray();
        int[] validation = IntStream.range(0, validates.length)
                .filter(row -> validates[row])
                .toArray();
        return new Split(shuffled(train, random), validation);
    }

    /** Fisher and Yates' shuffle, in place. */
    private static int[] shuffled(int[] rows, RandomGenerator random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return rows;
    }
}
