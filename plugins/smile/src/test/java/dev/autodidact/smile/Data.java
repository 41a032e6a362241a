package dev.autodidact.smile;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Made-up rows: three numbers, and a level out of four, natively or one-hot. */
record Data(Features features, int[] classes, int outputs, double[] values) {

    static final int LEVELS = 4;

    static Data of(Encoding encoding, int rows, int outputs) {
        RandomGenerator random = Seeds.generator(rows, "data");
        double[][] x = new double[3][rows];
        double[] level = new double[rows];
        int[] classes = new int[rows];
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (double[] column : x) {
                column[i] = random.nextGaussian();
            }
            level[i] = random.nextInt(LEVELS);
            values[i] = x[0][i] - x[1][i] * x[1][i] + (level[i] == 2 ? 1 : 0) + 0.1 * random.nextGaussian();
            classes[i] = i < outputs ? i : (int) Math.clamp(Math.round(values[i]) + outputs / 2, 0L, outputs - 1L);
        }
        return new Data(features(encoding, x, level), classes, outputs, standardized(values));
    }

    private static Features features(Encoding encoding, double[][] x, double[] level) {
        double[][] columns = encoding == Encoding.NATIVE
                ? new double[][] {x[0], x[1], x[2], level}
                : IntStream.range(0, x.length + LEVELS)
                        .mapToObj(j -> j < x.length
                                ? x[j]
                                : Arrays.stream(level)
                                        .map(code -> code == j - x.length ? 1 : 0)
                                        .toArray())
                        .toArray(double[][]::new);
        int[] levels = new int[columns.length];
        if (encoding == Encoding.NATIVE) {
            levels[x.length] = LEVELS;
        }
        List<String> names =
                IntStream.range(0, columns.length).mapToObj(j -> "f" + j).toList();
        return new Features(names, levels, columns, level.length);
    }

    private static double[] standardized(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return Arrays.stream(values)
                .map(value -> (value - mean) / Math.sqrt(variance))
                .toArray();
    }

    Data with(Features other) {
        return new Data(other, classes, outputs, values);
    }

    TrainingData labelled() {
        return new TrainingData(
                features,
                new ClassTarget(
                        classes.clone(),
                        IntStream.range(0, outputs).mapToObj(k -> "class " + k).toList()));
    }

    TrainingData measured() {
        return new TrainingData(features, new RealTarget(values.clone()));
    }

    TrainingData of(TaskType type) {
        return type == TaskType.CLASSIFICATION ? labelled() : measured();
    }

    TaskProfile profile(TaskType type) {
        return new TaskProfile(
                type,
                features.rows(),
                3,
                1,
                3 + LEVELS,
                type == TaskType.CLASSIFICATION ? outputs : 0,
                type == TaskType.CLASSIFICATION ? 1 : 0);
    }
}
