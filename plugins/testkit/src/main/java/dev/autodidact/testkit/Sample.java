package dev.autodidact.testkit;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Encoding.Categories;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A small easy task in the raw: four numeric columns, a categorical one, and a target. It is encoded as a learner asks,
 * the way the engine would.
 */
final class Sample {

    /** The level that stands for missing, rare and unseen values: the last one. */
    private static final int UNSEEN = 3;

    private static final int TRAINING = 90;
    private static final int ROWS = TRAINING + 60;

    /** Two classes, three classes, real numbers. */
    static final List<Sample> STANDARD = List.of(classes(2), classes(3), regression());

    private final String name;
    private final double[][] numeric;
    private final int[] levels;
    private final Target target;
    private final int[] training;
    private final int[] unseen;

    private Sample(String name, double[][] numeric, int[] levels, Target target, int[] training, int[] unseen) {
        this.name = name;
        this.numeric = numeric;
        this.levels = levels;
        this.target = target;
        this.training = training;
        this.unseen = unseen;
    }

    private static Sample classes(int classes) {
        RandomGenerator random = Seeds.generator(classes, "testkit", "classes");
        int[] codes = IntStream.range(0, ROWS).map(row -> row % classes).toArray();
        double[][] numeric = noise(random);
        for (int row = 0; row < ROWS; row++) {
            numeric[0][row] += 3 * codes[row];
            numeric[1][row] -= 2 * codes[row];
            numeric[2][row] += codes[row] == 1 ? 2 : 0;
        }
        int[] levels = levels(random);
        for (int row = 0; row < TRAINING; row++) {
            levels[row] = random.nextInt(3) == 0 ? levels[row] : codes[row];
        }
        List<String> labels =
                IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
        return sample(classes + " classes", numeric, levels, new ClassTarget(codes, labels));
    }

    private static Sample regression() {
        RandomGenerator random = Seeds.generator(0, "testkit", "regression");
        double[][] numeric = noise(random);
        int[] levels = levels(random);
        double[] values = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[row] = 10 + 4 * numeric[0][row] - 2 * numeric[1][row] + levels[row] + 0.3 * random.nextGaussian();
        }
        return sample("regression", numeric, levels, new RealTarget(values));
    }

    private static Sample sample(String name, double[][] numeric, int[] levels, Target target) {
        return new Sample(
                name,
                numeric,
                levels,
                target,
                IntStream.range(0, TRAINING).toArray(),
                IntStream.range(TRAINING, ROWS).toArray());
    }

    private static double[][] noise(RandomGenerator random) {
        double[][] numeric = new double[4][ROWS];
        for (double[] column : numeric) {
            Arrays.setAll(column, row -> random.nextGaussian());
        }
        Arrays.setAll(numeric[3], row -> 50 + 10 * numeric[3][row]);
        return numeric;
    }

    private static int[] levels(RandomGenerator random) {
        return IntStream.range(0, ROWS)
                .map(row -> row >= TRAINING && row % 10 == 0 ? UNSEEN : random.nextInt(3))
                .toArray();
    }

    /** {@return what it is, for messages} */
    String name() {
        return name;
    }

    /** {@return the target of all rows} */
    Target target() {
        return target;
    }

    /** {@return the rows to train on} */
    int[] training() {
        return training;
    }

    /** {@return this sample with fewer training rows} */
    Sample trainedOn(String what, int... rows) {
        return new Sample(name + ", " + what, numeric, levels, target, rows, unseen);
    }

    /** {@return this sample with nothing but its most telling column} */
    Sample ofOneFeature() {
        return new Sample(
                name + ", a single feature", new double[][] {numeric[0]}, new int[ROWS], target, training, unseen);
    }

    /** {@return the shape of the task; the rarest class has at least one row, as the engine's tasks have} */
    TaskProfile profile() {
        int categorical = Arrays.stream(levels).anyMatch(code -> code != levels[0]) ? 1 : 0;
        int classes = 0;
        int smallest = 0;
        if (target instanceof ClassTarget labels) {
            classes = labels.classes().size();
            smallest = Math.max(
                    1, Arrays.stream(labels.take(training).counts()).min().orElse(0));
        }
        return new TaskProfile(
                classes == 0 ? TaskType.REGRESSION : TaskType.CLASSIFICATION,
                training.length,
                numeric.length,
                categorical,
                numeric.length + 3 * categorical,
                classes,
                smallest);
    }

    /** {@return the training rows} */
    TrainingData data(Encoding encoding) {
        return new TrainingData(encode(encoding, training), target.take(training));
    }

    /** {@return the rows to predict} */
    Features features(Encoding encoding) {
        return encode(encoding, unseen);
    }

    /** {@return the target of the rows to predict} */
    Target truth() {
        return target.take(unseen);
    }

    private Features encode(Encoding encoding, int[] rows) {
        List<String> names = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < numeric.length; j++) {
            names.add("x" + j);
            counts.add(0);
            columns.add(encoding.standardized() ? standardized(numeric[j]) : numeric[j].clone());
            if (encoding.missing()) {
                for (int row = 0; row < ROWS; row++) {
                    columns.get(j)[row] = (5 * row + j) % 7 == 0 ? Double.NaN : columns.get(j)[row];
                }
            }
        }
        if (encoding.categories() == Categories.NATIVE) {
            names.add("level");
            counts.add(UNSEEN + 1);
            columns.add(Arrays.stream(levels).asDoubleStream().toArray());
        } else {
            for (int level = 0; level <= UNSEEN; level++) {
                int wanted = level;
                names.add("level=" + level);
                counts.add(0);
                columns.add(Arrays.stream(levels)
                        .mapToDouble(code -> code == wanted ? 1 : 0)
                        .toArray());
            }
        }
        int[] kept = IntStream.range(0, names.size())
                .filter(feature -> varies(columns.get(feature)))
                .toArray();
        return new Features(
                        Arrays.stream(kept).mapToObj(names::get).toList(),
                        Arrays.stream(kept).map(counts::get).toArray(),
                        Arrays.stream(kept).mapToObj(columns::get).toArray(double[][]::new),
                        ROWS)
                .take(rows);
    }

    private boolean varies(double[] column) {
        return Arrays.stream(training)
                        .mapToDouble(row -> column[row])
                        .distinct()
                        .count()
                > 1;
    }

    private double[] standardized(double[] column) {
        double mean = Arrays.stream(training)
                .mapToDouble(row -> column[row])
                .average()
                .orElse(0);
        double variance = Arrays.stream(training)
                .mapToDouble(row -> (column[row] - mean) * (column[row] - mean))
                .average()
                .orElse(1);
        return Arrays.stream(column)
                .map(value -> (value - mean) / Math.sqrt(variance))
                .toArray();
    }
}
